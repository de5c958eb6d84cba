package io.relais.runtime.conversation;

import io.relais.flows.FlowState;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationState;
import io.relais.persistence.Pending;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.Idle;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import io.relais.runtime.conversation.ConversationCommand.SendEnded;
import io.relais.runtime.conversation.ConversationCommand.Stop;
import io.relais.runtime.conversation.ConversationCommand.TryAgain;
import io.relais.runtime.conversation.ConversationCommand.WaitOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding.ShardCommand;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * One conversation. It writes what {@link ConversationLogic} decides, acknowledges after the write,
 * and then lets its {@link Performer} do what is pending; after a recovery it takes that up again.
 */
final class ConversationActor
    extends EventSourcedBehaviorWithEnforcedReplies<
        ConversationCommand, ConversationEvent, ConversationState> {
  /** Events between two snapshots: what a recovery has to read at most. */
  private static final int SNAPSHOT_EVERY = 100;

  /** How long a conversation that waits for nothing stays in memory. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  /** The pauses before a conversation comes back whose events could not be written. */
  private static final Duration FIRST_RESTART = Duration.ofMillis(200);

  private static final Duration LONGEST_RESTART = Duration.ofSeconds(10);
  private static final double RESTART_JITTER = 0.2;

  private static final String WAIT_TIMER = "wait";
  private static final String RETRY_TIMER = "retry";

  private final ActorContext<ConversationCommand> context;
  private final TimerScheduler<ConversationCommand> timers;
  private final ActorRef<ShardCommand> shard;
  private final Shared shared;
  private final ConversationLogic logic;
  private final Performer performer;
  private FlowState.@Nullable Wait armed;
  private @Nullable SendEnded unwritten;
  private long resting;
  private boolean stopping;

  /** What the conversations of a process share, prepared once. */
  record Shared(ConversationSettings settings, ConversationMetrics metrics) {
    Instant now() {
      return settings.clock().instant();
    }
  }

  static Behavior<ConversationCommand> create(
      String conversation, ActorRef<ShardCommand> shard, Shared shared) {
    return Behaviors.withMdc(
        ConversationCommand.class,
        Map.of("conversation", conversation),
        Behaviors.setup(
            context ->
                Behaviors.withTimers(
                    timers ->
                        new ConversationActor(conversation, context, timers, shard, shared))));
  }

  private ConversationActor(
      String conversation,
      ActorContext<ConversationCommand> context,
      TimerScheduler<ConversationCommand> timers,
      ActorRef<ShardCommand> shard,
      Shared shared) {
    super(
        PersistenceId.of(Conversations.KEY.name(), conversation),
        SupervisorStrategy.restartWithBackoff(FIRST_RESTART, LONGEST_RESTART, RESTART_JITTER));
    ConversationSettings settings = shared.settings();
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.shared = shared;
    this.logic = new ConversationLogic(conversation, settings.bundle());
    this.performer =
        new Performer(
            conversation, settings.channel(), new Backoff(settings.random()), settings.holding());
    context.setReceiveTimeout(IDLE, new Idle());
  }

  @Override
  public ConversationState emptyState() {
    return ConversationState.NEW;
  }

  @Override
  public EventHandler<ConversationState, ConversationEvent> eventHandler() {
    return ConversationState::evolve;
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
  public CommandHandlerWithReply<ConversationCommand, ConversationEvent, ConversationState>
      commandHandler() {
    return (state, command) ->
        switch (command) {
          case Receive(var from, var name, var input, var replyTo) ->
              write(logic.receive(state, from, name, input, shared.now()), replyTo);
          case DeliveryFailed(var effect, var replyTo) ->
              write(logic.deliveryFailed(state, effect, shared.now()), replyTo);
          case WaitOver(var waitId) -> waitOver(state, waitId);
          case SendEnded ended -> sendEnded(state, ended);
          case TryAgain() -> {
            perform(state);
            yield Effect().noReply();
          }
          case Idle() -> idle(state);
          case Stop() -> stop();
        };
  }

  private ReplyEffect<ConversationEvent, ConversationState> write(
      List<ConversationEvent> events, ActorRef<Done> replyTo) {
    return Effect()
        .persist(events)
        .thenRun(state -> written(state, events))
        .thenReply(replyTo, _ -> Done.getInstance());
  }

  private ReplyEffect<ConversationEvent, ConversationState> write(List<ConversationEvent> events) {
    return Effect().persist(events).thenRun(state -> written(state, events)).thenNoReply();
  }

  private ReplyEffect<ConversationEvent, ConversationState> waitOver(
      ConversationState state, long waitId) {
    armed = null;
    List<ConversationEvent> events = logic.waitOver(state, waitId, shared.now());
    if (events.isEmpty()) {
      arm(state);
    }
    return write(events);
  }

  private ReplyEffect<ConversationEvent, ConversationState> sendEnded(
      ConversationState state, SendEnded ended) {
    unwritten = null;
    Pending.Effect effect = state.pending().get(ended.effect());
    if (effect == null) {
      performer.endedForNothing();
      return stopping ? Effect().stop().thenNoReply() : write(List.of());
    }
    return switch (performer.ended(state, effect, ended.result(), shared.now())) {
      case Performer.Verdict.Ended(var result) -> {
        unwritten = ended;
        var events = logic.effectEnded(state, effect.id(), result, shared.now());
        var writing =
            Effect()
                .persist(events)
                .thenRun(
                    (ConversationState after) -> {
                      unwritten = null;
                      written(after, events);
                    });
        yield stopping ? writing.thenStop().thenNoReply() : writing.thenNoReply();
      }
      case Performer.Verdict.Again(var pause) -> {
        if (stopping) {
          yield Effect().stop().thenNoReply();
        }
        resting = effect.id();
        tryAgainAfter(pause, ended.result());
        yield Effect().noReply();
      }
    };
  }

  private void tryAgainAfter(Duration pause, SendResult failed) {
    if (failed instanceof SendResult.Unknown) {
      shared.metrics().acceptanceUnknown();
    }
    shared.metrics().retried();
    context.getLog().info("Trying to send again in {}: {}", pause, failed);
    timers.startSingleTimer(RETRY_TIMER, new TryAgain(), pause);
  }

  private ReplyEffect<ConversationEvent, ConversationState> idle(ConversationState state) {
    if (state.pending().isEmpty() && state.flow().waiting() == null) {
      shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }
    return Effect().noReply();
  }

  /** A send that is under way is waited for: its end would be unknown otherwise. */
  private ReplyEffect<ConversationEvent, ConversationState> stop() {
    stopping = true;
    return performer.isBusy() ? Effect().noReply() : Effect().stop().thenNoReply();
  }

  private void written(ConversationState state, List<ConversationEvent> events) {
    for (ConversationEvent event : events) {
      shared.metrics().written(event);
      if (event instanceof ConversationEvent.InputFailed failed) {
        context.getLog().error("A turn failed at {}: {}", failed.step(), failed.reason());
      }
    }
    arm(state);
    perform(state);
  }

  /** After a recovery: what is pending is performed, what ended but could not be written is. */
  private void resume(ConversationState state) {
    armed = null;
    arm(state);
    if (unwritten != null) {
      context.getSelf().tell(unwritten);
    } else {
      perform(state);
    }
  }

  private void arm(ConversationState state) {
    FlowState.Wait waiting = state.flow().waiting();
    if (waiting == null) {
      timers.cancel(WAIT_TIMER);
    } else if (!waiting.equals(armed)) {
      Duration left = Duration.between(shared.now(), waiting.due());
      timers.startSingleTimer(
          WAIT_TIMER, new WaitOver(waiting.id()), left.isNegative() ? Duration.ZERO : left);
    }
    armed = waiting;
  }

  /**
   * Whether the next message pauses before another attempt. A STOP may have put another in its
   * place.
   */
  private boolean isResting(Pending.@Nullable Effect first) {
    return first != null && first.id() == resting && timers.isTimerActive(RETRY_TIMER);
  }

  /** Nothing goes out before the end of the last message is on record: it would go out again. */
  private void perform(ConversationState state) {
    if (stopping || unwritten != null || isResting(state.pending().first())) {
      return;
    }
    timers.cancel(RETRY_TIMER);
    performer
        .next(state)
        .ifPresent(
            attempt ->
                context.pipeToSelf(
                    attempt.result(),
                    (result, defect) ->
                        new SendEnded(
                            attempt.effect(),
                            defect == null
                                ? result
                                : new SendResult.Unknown(defect.getClass().getName()))));
  }
}
