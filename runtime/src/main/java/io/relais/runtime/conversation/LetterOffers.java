package io.relais.runtime.conversation;

import io.relais.flows.Input;
import io.relais.persistence.journal.FailedInputs;
import io.relais.persistence.view.Letter;
import io.relais.persistence.view.Retry;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** How each kind of dead letter is processed again. */
final class LetterOffers {
  private final FailedInputs failed;
  private final Conversations conversations;

  LetterOffers(FailedInputs failed, Conversations conversations) {
    this.failed = failed;
    this.conversations = conversations;
  }

  /** The stage fails where it could not be processed this time either. */
  CompletionStage<Done> offer(Retry retry) {
    Letter letter = retry.letter();
    return switch (letter.kind()) {
      case UNRECOVERED -> message(letter);
      case FAILED_TURN -> failedTurn(letter);
      case UNREADABLE -> refused("Expected the webhook that it was part of, but that is not kept");
    };
  }

  private CompletionStage<Done> message(Letter letter) {
    try {
      KeptMessage kept = KeptMessage.read(Objects.requireNonNull(letter.payload()));
      return kept.input() instanceof Input.FromCustomer said
          ? conversations.receive(
              Objects.requireNonNull(letter.conversation()), kept.from(), kept.name(), said)
          : refused("Expected something that a customer did, but it is not");
    } catch (IOException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private CompletionStage<Done> failedTurn(Letter letter) {
    String conversation = Objects.requireNonNull(letter.conversation());
    return failed
        .find(conversation, Objects.requireNonNull(letter.seq()))
        .thenCompose(
            input ->
                input
                    .map(found -> conversations.retry(conversation, found))
                    .orElseGet(() -> refused("Expected its input in the journal, but it is gone")));
  }

  private static CompletionStage<Done> refused(String reason) {
    return CompletableFuture.failedFuture(new IllegalStateException(reason));
  }
}
