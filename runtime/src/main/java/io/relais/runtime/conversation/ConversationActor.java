package io.relais.runtime.conversation;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationState;
import io.relais.persistence.Pending;
import io.relais.persistence.Recorded;
import io.relais.persistence.journal.Envelope;
import io.relais.persistence.journal.Sealing;
import io.relais.persistence.journal.UnreadableRecord;
import io.relais.persistence.sealing.ContactKey;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.KeyFound;
import io.relais.runtime.conversation.ConversationCommand.Recalled;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import io.relais.runtime.conversation.ConversationCommand.Retry;
import io.relais.runtime.conversation.ConversationCommand.SendEnded;
import io.relais.runtime.conversation.ConversationCommand.StatusFound;
import io.relais.runtime.conversation.ConversationCommand.Stop;
import io.relais.runtime.conversation.ConversationCommand.Wake;
import io.relais.runtime.conversation.ConversationEntity.SnapshotUnreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.Recovery;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation whose key is known. It writes what {@link ConversationLogic} decides,
 * acknowledges after the write, and then lets its {@link Performer} do what is pending; after a
 * recovery it takes that up again.
 */
final class ConversationActor
    extends EventSourcedBehaviorWithEnforcedReplies<
        ConversationCommand, Recorded, ConversationState> {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationActor.class);

  /** Events between two snapshots: what a recovery has to read at most. */
  private static final int SNAPSHOT_EVERY = 100;

  /** The pauses before a conversation comes back whose events could not be written. */
  private static final Duration FIRST_RESTART = Duration.ofMillis(200);

  private static final Duration LONGEST_RESTART = Duration.ofSeconds(10);
  private static final double RESTART_JITTER = 0.2;

  /** How long a conversation that is told to stop goes on with what is pending. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final ActorContext<ConversationCommand> context;
  private final String conversation;
  private final Shared shared;
  private final ConversationEntity.Memory memory;
  private final Sealing sealing;
  private final ConversationLogic logic;
  private final Performer performer;
  private @Nullable SendEnded unwritten;
  private @Nullable Instant stopBy;
  private boolean begun;

  ConversationActor(
      ActorContext<ConversationCommand> context,
      String conversation,
      ContactKey key,
      Shared shared,
      ConversationEntity.Memory memory) {
    super(
        PersistenceId.of(Conversations.KEY.name(), conversation),
        SupervisorStrategy.restartWithBackoff(FIRST_RESTART, LONGEST_RESTART, RESTART_JITTER));
    ConversationSettings settings = shared.settings();
    this.context = context;
    this.conversation = conversation;
    this.shared = shared;
    this.memory = memory;
    this.sealing = new Sealing(conversation, key);
    this.logic = new ConversationLogic(conversation, settings.bundle());
    this.performer =
        new Performer(
            conversation, settings.channel(), new Backoff(settings.random()), shared.rules());
  }

  @Override
  public ConversationState emptyState() {
    return ConversationState.NEW;
  }

  @Override
  public EventHandler<ConversationState, Recorded> eventHandler() {
    return (state, recorded) -> recorded.on(state);
  }

  @Override
  public EventAdapter<Recorded, Envelope> eventAdapter() {
    return sealing.events(memory::eventUnreadable);
  }

  @Override
  public SnapshotAdapter<ConversationState> snapshotAdapter() {
    return sealing.snapshots(memory::snapshotUnreadable);
  }

  @Override
  public Recovery recovery() {
    return memory.skipsSnapshot()
        ? Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none())
        : super.recovery();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 1);
  }

  @Override
  public SignalHandler<ConversationState> signalHandler() {
    return newSignalHandlerBuilder().onSignal(RecoveryCompleted.instance(), this::resume).build();
  }

  @Override
  public CommandHandlerWithReply<ConversationCommand, Recorded, ConversationState>
      commandHandler() {
    return (state, command) -> {
      if (memory.mustSkipSnapshot()) {
        context.getSelf().tell(command);
        throw new SnapshotUnreadable();
      }
      UnreadableRecord unreadable = memory.unreadable();
      return unreadable == null ? handle(state, command) : aside(command);
    };
  }

  private ReplyEffect<Recorded, ConversationState> handle(
      ConversationState state, ConversationCommand command) {
    return switch (command) {
      case Receive message -> receive(state, message);
      case Recalled recalled -> recalled(state, recalled);
      case DeliveryFailed(var effect, var messageId, var replyTo) ->
          write(state, logic.deliveryFailed(state, effect, messageId, now()), replyTo);
      case Wake(var replyTo) -> {
        performer.awake();
        yield write(state, logic.wake(state, now()), replyTo);
      }
      case Retry(Input input, var replyTo) ->
          write(state, logic.retry(state, input, now()), replyTo);
      case SendEnded ended -> sendEnded(state, ended);
      case StatusFound found -> statusFound(state, found);
      case Stop() -> stop();
      case KeyFound _ -> Effect().noReply();
    };
  }

  private Instant now() {
    return shared.now();
  }

  private ReplyEffect<Recorded, ConversationState> receive(
      ConversationState state, Receive message) {
    Input.FromCustomer input = message.input();
    if (state.mergedInto() != null) {
      shared.hand().over(state.mergedInto(), message);
      return Effect().noReply();
    }
    boolean known = state.seen().contains(input.id());
    if (!known && state.seen().mayHaveForgotten(input.sentAt())) {
      context.pipeToSelf(
          shared.archive().wasTaken(conversation, input.id()),
          (taken, failure) -> new Recalled(message, Boolean.TRUE.equals(taken), failure));
      return Effect().noReply();
    }
    return take(state, message);
  }

  private ReplyEffect<Recorded, ConversationState> recalled(
      ConversationState state, Recalled recalled) {
    if (recalled.failure() != null) {
      context.getLog().warn("An old input could not be looked up; it comes again");
      return Effect().noReply();
    }
    Receive message = recalled.message();
    return recalled.taken() ? write(state, List.of(), message.replyTo()) : take(state, message);
  }

  private ReplyEffect<Recorded, ConversationState> take(ConversationState state, Receive message) {
    return write(
        state,
        logic.receive(state, message.from(), message.name(), message.input(), now()),
        message.replyTo());
  }

  private ReplyEffect<Recorded, ConversationState> write(
      ConversationState state, List<ConversationEvent> events, ActorRef<Reply> replyTo) {
    List<Recorded> recorded = Recorded.from(state, events);
    return Effect()
        .persist(recorded)
        .thenRun(after -> written(after, recorded))
        .thenReply(replyTo, _ -> Reply.TAKEN);
  }

  private ReplyEffect<Recorded, ConversationState> conclude(
      ConversationState state, List<ConversationEvent> events) {
    List<Recorded> recorded = Recorded.from(state, events);
    return Effect()
        .persist(recorded)
        .thenRun(
            after -> {
              unwritten = null;
              written(after, recorded);
            })
        .thenNoReply();
  }

  private ReplyEffect<Recorded, ConversationState> sendEnded(
      ConversationState state, SendEnded ended) {
    Pending.Effect effect = state.pending().get(ended.effect());
    if (effect == null) {
      performer.endedForNothing();
      return conclude(state, List.of());
    }
    unwritten = ended;
    return conclude(state, effect.id(), performer.ended(state, effect, ended.result(), now()));
  }

  private ReplyEffect<Recorded, ConversationState> statusFound(
      ConversationState state, StatusFound found) {
    if (found.failure() != null) {
      context.getLog().warn("A status could not be looked up; it is at the next wake-up");
      performer.endedForNothing();
      return Effect().noReply();
    }
    return conclude(
        state, found.effect(), performer.lookedUp(state, found.effect(), found.told(), now()));
  }

  private ReplyEffect<Recorded, ConversationState> conclude(
      ConversationState state, long effect, Performer.Verdict verdict) {
    return conclude(
        state,
        switch (verdict) {
          case Performer.Verdict.Ended(var result, var holdUntil) ->
              logic.effectEnded(state, effect, result, holdUntil, now());
          case Performer.Verdict.Postponed(var until, var unknown, var reason) ->
              List.of(new EffectPostponed(effect, now(), until, unknown, reason));
          case Performer.Verdict.GoOn() -> List.of();
        });
  }

  /** What is under way is waited for, and what is pending is done, as far as there is time. */
  private ReplyEffect<Recorded, ConversationState> stop() {
    if (stopBy == null) {
      stopBy = now().plus(STOP_WITHIN);
    }
    return performer.isBusy() ? Effect().noReply() : Effect().stop().thenNoReply();
  }

  private void written(ConversationState state, List<Recorded> recorded) {
    for (Recorded each : recorded) {
      shared.metrics().written(each.event());
      if (each.event() instanceof ConversationEvent.InputFailed failed) {
        context.getLog().error("A turn failed at {}: {}", failed.step(), failed.reason());
      } else if (each.event() instanceof EffectPostponed postponed) {
        context.getLog().info("Trying again at {}: {}", postponed.until(), postponed.reason());
      }
    }
    if (!recorded.isEmpty() && shared.keepsRows()) {
      keepRows(recorded);
    }
    perform(state);
    if (stopBy != null && !performer.isBusy()) {
      context.getSelf().tell(new Stop());
    }
  }

  private void keepRows(List<Recorded> recorded) {
    var rows =
        recorded.stream()
            .map(
                each ->
                    Objects.requireNonNull(each.after())
                        .row(conversation, Objects.requireNonNull(each.before()), each.event()))
            .toList();
    shared
        .archive()
        .written(rows, lastSequenceNumber(context))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warn("The row of conversation {} is behind its journal", conversation, failure);
              }
            });
  }

  /**
   * After a recovery: what is pending is performed, what ended but could not be written is. Only
   * the first one leaves a doubt what was sent before; later ones follow a write that failed.
   */
  private void resume(ConversationState state) {
    if (memory.unreadable() != null || memory.mustSkipSnapshot()) {
      return;
    }
    if (!begun) {
      begun = true;
      performer.recovered(state, now());
    }
    if (unwritten != null) {
      context.getSelf().tell(unwritten);
    } else {
      perform(state);
    }
  }

  /** Nothing goes out before the end of the last message is on record: it would go out again. */
  private void perform(ConversationState state) {
    if (unwritten != null || (stopBy != null && now().isAfter(stopBy))) {
      return;
    }
    switch (performer.next(state, now())) {
      case Performer.Step.Rest() -> {}
      case Performer.Step.Attempt(var effect, var result) ->
          context.pipeToSelf(
              result,
              (end, defect) ->
                  new SendEnded(
                      effect,
                      defect == null ? end : new SendResult.Unknown(defect.getClass().getName())));
      case Performer.Step.LookUp(var effect) ->
          context.pipeToSelf(
              shared.archive().status(conversation, effect),
              (told, failure) ->
                  new StatusFound(effect, failure == null ? told : Optional.empty(), failure));
    }
  }

  /**
   * A conversation whose journal cannot be read costs nobody else anything: what it is sent is kept
   * for an operator, and it leaves the memory, to be read anew when something comes for it.
   */
  private ReplyEffect<Recorded, ConversationState> aside(ConversationCommand command) {
    Archive archive = shared.archive();
    switch (command) {
      case Receive message -> answer(archive.keep(conversation, message), message.replyTo());
      case Wake(var replyTo) -> answer(archive.putAside(conversation), replyTo);
      case DeliveryFailed(_, _, var replyTo) -> replyTo.tell(Reply.TAKEN);
      case Retry _, ConversationCommand.Local _ -> {}
    }
    return Effect().stop().thenNoReply();
  }

  private void answer(CompletionStage<Done> kept, ActorRef<Reply> replyTo) {
    kept.whenComplete(
        (done, failure) -> {
          if (failure == null) {
            replyTo.tell(Reply.TAKEN);
          }
        });
  }
}
