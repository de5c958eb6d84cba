package io.relais.loadtest.wake;

import io.relais.loadtest.drive.Feed;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Many people who each write one message a round, in an order drawn by lot. */
final class Sleepers implements Feed<Conversation> {
  private final List<Conversation> everybody = new ArrayList<>();
  private final List<Webhook> numbers;
  private final PostRequest requests;
  private final Random random;
  private final Deque<Conversation> line = new ArrayDeque<>();
  private int waiting;

  Sleepers(long seed, int count, List<Webhook> numbers, PostRequest requests) {
    this.numbers = List.copyOf(numbers);
    this.requests = requests;
    this.random = new Random(seed);
    for (int person = 0; person < count; person++) {
      everybody.add(new Conversation(seed, person, Scripts.BENCH));
    }
  }

  List<Conversation> everybody() {
    return List.copyOf(everybody);
  }

  /** Everybody has one more message to write. */
  void begin() {
    var shuffled = new ArrayList<>(everybody);
    Collections.shuffle(shuffled, random);
    line.addAll(shuffled);
    waiting = everybody.size();
  }

  @Override
  public @Nullable Conversation next() {
    return line.poll();
  }

  @Override
  public boolean isOver() {
    return waiting == 0;
  }

  @Override
  public ByteBuffer request(Conversation conversation, Instant due) {
    var number = numbers.get((int) (conversation.person() % numbers.size()));
    return requests.of(number.of(List.of(conversation.next(due))));
  }

  @Override
  public void answered(Conversation conversation, int status) {
    if (status == 200) {
      conversation.markAnswered();
      waiting--;
    } else {
      unanswered(conversation);
    }
  }

  /** Behind all others, which is pause enough. */
  @Override
  public void unanswered(Conversation conversation) {
    line.add(conversation);
  }
}
