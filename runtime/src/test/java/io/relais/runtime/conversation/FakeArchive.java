package io.relais.runtime.conversation;

import io.relais.persistence.ConversationRow;
import io.relais.persistence.sealing.ContactKey;
import io.relais.runtime.channel.Update.DeliveryStatus;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.Done;

/** The record beside the journal, in memory: a test says what is in it. */
final class FakeArchive implements Archive {
  final ContactKey key = ContactKey.generate("ines", new SecureRandom());
  final Set<String> taken = ConcurrentHashMap.newKeySet();
  final Map<Long, Told> statuses = new ConcurrentHashMap<>();
  final List<ConversationRow> rows = new CopyOnWriteArrayList<>();
  final List<Receive> kept = new CopyOnWriteArrayList<>();
  final Set<String> aside = ConcurrentHashMap.newKeySet();
  volatile boolean erased;

  /** Before it is complete no key is told. */
  volatile CompletableFuture<Done> open = CompletableFuture.completedFuture(Done.getInstance());

  void tells(long effect, DeliveryStatus status) {
    statuses.put(effect, new Told(status, "wamid.told" + effect));
  }

  @Override
  public CompletionStage<Optional<ContactKey>> key(String conversation) {
    return open.thenApply(_ -> erased ? Optional.empty() : Optional.of(key));
  }

  @Override
  public CompletionStage<Boolean> wasTaken(String conversation, String inputId) {
    return CompletableFuture.completedFuture(taken.contains(inputId));
  }

  @Override
  public CompletionStage<Optional<Told>> status(String conversation, long effect) {
    return CompletableFuture.completedFuture(Optional.ofNullable(statuses.get(effect)));
  }

  @Override
  public CompletionStage<Done> written(List<ConversationRow> written, long last) {
    rows.addAll(written);
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  @Override
  public CompletionStage<Done> keep(String conversation, Receive message) {
    kept.add(message);
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  @Override
  public CompletionStage<Done> putAside(String conversation) {
    aside.add(conversation);
    return CompletableFuture.completedFuture(Done.getInstance());
  }
}
