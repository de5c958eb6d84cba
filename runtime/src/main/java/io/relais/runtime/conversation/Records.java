package io.relais.runtime.conversation;

import io.relais.persistence.directory.Directory;
import io.relais.persistence.journal.FailedInputs;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.view.ConversationRows;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.MessageStatuses;

/**
 * The record beside the journal, as conversations use it.
 *
 * @param directory who is who
 * @param keys what each person's words are sealed with
 * @param rows what is due, and what was seen long ago
 * @param statuses what channels told of messages
 * @param letters what nobody could process
 * @param failedInputs what no turn could take
 */
public record Records(
    Directory directory,
    ContactKeys keys,
    ConversationRows rows,
    MessageStatuses statuses,
    DeadLetters letters,
    FailedInputs failedInputs) {}
