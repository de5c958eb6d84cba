package io.relais.persistence.journal;

import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationRow;
import io.relais.persistence.ConversationState;
import io.relais.persistence.Recorded;
import io.relais.persistence.sealing.ContactKey;
import io.relais.persistence.sealing.SealedException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Between one conversation's actor and the journal: what is written is sealed with the key of its
 * contact, here, in the actor's own turn, so that no queue, no pool and no table ever holds it in
 * clear. Each record is bound to its name and its conversation; it opens nowhere else.
 */
public final class Sealing {
  private final String conversation;
  private final ContactKey key;

  public Sealing(String conversation, ContactKey key) {
    this.conversation = conversation;
    this.key = key;
  }

  public Envelope seal(Recorded recorded) {
    ConversationEvent event = recorded.event();
    return sealed(JournalCodec.nameOf(event), event, row(recorded));
  }

  public Envelope seal(ConversationState state) {
    return sealed(JournalCodec.CONVERSATION_STATE, state, null);
  }

  /**
   * @throws UnreadableRecord where it is not an event of this conversation, or damaged
   */
  public ConversationEvent openEvent(Envelope envelope) {
    return open(envelope, ConversationEvent.class);
  }

  /**
   * @throws UnreadableRecord where it is not a snapshot of this conversation, or damaged
   */
  public ConversationState openState(Envelope envelope) {
    return open(envelope, ConversationState.class);
  }

  /**
   * Seals what the actor writes, opens what it recovers from.
   *
   * @param unreadable is told of an event that cannot be read; recovery goes on without it, so the
   *     state that it ends with must not be used
   */
  public EventAdapter<Recorded, Envelope> events(Consumer<UnreadableRecord> unreadable) {
    return new Events(unreadable);
  }

  /**
   * The same for snapshots.
   *
   * @param unreadable is told of a snapshot that cannot be read; recovery goes on as if there had
   *     been nothing before it, so the state that it ends with must not be used
   */
  public SnapshotAdapter<ConversationState> snapshots(Consumer<UnreadableRecord> unreadable) {
    return new Snapshots(unreadable);
  }

  private @Nullable ConversationRow row(Recorded recorded) {
    return recorded.before() == null || recorded.after() == null
        ? null
        : recorded.after().row(conversation, recorded.before(), recorded.event());
  }

  private Envelope sealed(String name, Object record, @Nullable ConversationRow row) {
    return new Envelope(name, key.seal(JournalCodec.write(name, record), bindTo(name)), row);
  }

  private <T> T open(Envelope envelope, Class<T> type) {
    String name = envelope.name();
    try {
      Object record = JournalCodec.read(name, key.open(envelope.sealed(), bindTo(name)));
      if (type.isInstance(record)) {
        return type.cast(record);
      }
      throw new UnreadableRecord(
          "Expected " + type.getSimpleName() + ", but the journal has " + name);
    } catch (SealedException damaged) {
      throw new UnreadableRecord(
          "Expected " + name + " of conversation " + conversation + ", but it does not open",
          damaged);
    }
  }

  private byte[] bindTo(String name) {
    return (name + '/' + conversation).getBytes(StandardCharsets.UTF_8);
  }

  private final class Events extends EventAdapter<Recorded, Envelope> {
    private final Consumer<UnreadableRecord> unreadable;

    Events(Consumer<UnreadableRecord> unreadable) {
      this.unreadable = unreadable;
    }

    @Override
    public Envelope toJournal(Recorded recorded) {
      return seal(recorded);
    }

    @Override
    public String manifest(Recorded recorded) {
      return "";
    }

    @Override
    public EventSeq<Recorded> fromJournal(Envelope envelope, String manifest) {
      try {
        return EventSeq.single(Recorded.replayed(openEvent(envelope)));
      } catch (UnreadableRecord damaged) {
        unreadable.accept(damaged);
        return EventSeq.empty();
      }
    }
  }

  private final class Snapshots implements SnapshotAdapter<ConversationState> {
    private final Consumer<UnreadableRecord> unreadable;

    Snapshots(Consumer<UnreadableRecord> unreadable) {
      this.unreadable = unreadable;
    }

    @Override
    public Object toJournal(ConversationState state) {
      return seal(state);
    }

    @Override
    public ConversationState fromJournal(Object stored) {
      try {
        return openState((Envelope) stored);
      } catch (UnreadableRecord damaged) {
        unreadable.accept(damaged);
        return ConversationState.NEW;
      }
    }
  }
}
