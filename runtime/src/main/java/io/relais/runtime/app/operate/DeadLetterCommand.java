package io.relais.runtime.app.operate;

import picocli.CommandLine.Command;

/** {@code relais dead-letter}: what could not be processed. */
@Command(
    name = "dead-letter",
    description = {
      "What could not be processed, and is kept for you.",
      "",
      "unreadable: it came with a valid signature and could not be read.",
      "unrecovered: an input for a conversation that could not be brought back into memory.",
      "failed-turn: a turn that threw; the customer was told how to reach a person.",
      "",
      "These commands want the environment of the service: its database, RELAIS_MASTER_KEY."
    },
    subcommands = {
      DeadLetterListCommand.class,
      DeadLetterShowCommand.class,
      DeadLetterRetryCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class DeadLetterCommand {}
