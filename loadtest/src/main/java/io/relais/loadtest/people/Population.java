package io.relais.loadtest.people;

import io.relais.loadtest.drive.Feed;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who writes. So many conversations are open at any time, and they take turns: whoever
 * was answered goes to the end of the line, so the more conversations, the longer each pauses
 * between two messages. A conversation's next message is posted after the webhook's 200 to the one
 * before, whether or not its reply has come. Whoever has finished is replaced by somebody new.
 *
 * <p>What is not answered with 200 is posted again, as Meta does: the same message under the same
 * id.
 */
public final class Population implements Feed<Conversation> {

  /** Meta repeats at once and then ever more rarely; a load test has less time. */
  private static final Duration REDELIVERY = Duration.ofSeconds(1);

  private record Parked(Conversation conversation, Instant until) {}

  private final long seed;
  private final Script script;
  private final List<Webhook> numbers;
  private final PostRequest requests;
  private final InstantSource clock;
  private final List<Conversation> everybody = new ArrayList<>();
  private final Deque<Conversation> line = new ArrayDeque<>();
  private final Deque<Parked> parked = new ArrayDeque<>();

  /**
   * @param script what each of them goes through
   * @param conversations how many are open at any time
   */
  public Population(
      long seed,
      Script script,
      int conversations,
      List<Webhook> numbers,
      PostRequest requests,
      InstantSource clock) {
    this.seed = seed;
    this.script = script;
    this.numbers = List.copyOf(numbers);
    this.requests = requests;
    this.clock = clock;
    for (int i = 0; i < conversations; i++) {
      // The first ones leave early, each a message later than the one before. Otherwise all would
      // be at the same message at the same time, for ever.
      join(1 + i % script.length());
    }
  }

  /** Everybody who has come so far, in order of their numbers. */
  public List<Conversation> everybody() {
    return List.copyOf(everybody);
  }

  @Override
  public @Nullable Conversation next() {
    var first = parked.peek();
    if (first != null && !clock.instant().isBefore(first.until())) {
      return parked.remove().conversation();
    }
    return line.poll();
  }

  @Override
  public ByteBuffer request(Conversation conversation, Instant due) {
    // Each person writes to one of the brand's numbers, always the same.
    var number = numbers.get((int) (conversation.person() % numbers.size()));
    return requests.of(number.of(List.of(conversation.next(due))));
  }

  @Override
  public void answered(Conversation conversation, int status) {
    if (status != 200) {
      unanswered(conversation);
      return;
    }
    conversation.markAnswered();
    if (conversation.isOver()) {
      join(script.length());
    } else {
      line.add(conversation);
    }
  }

  @Override
  public void unanswered(Conversation conversation) {
    parked.add(new Parked(conversation, clock.instant().plus(REDELIVERY)));
  }

  private void join(int length) {
    var conversation = new Conversation(seed, everybody.size(), script, length);
    everybody.add(conversation);
    line.add(conversation);
  }
}
