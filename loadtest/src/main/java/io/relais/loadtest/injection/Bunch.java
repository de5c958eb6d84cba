package io.relais.loadtest.injection;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.stand.Secrets;
import io.relais.loadtest.wire.Signature;
import io.relais.loadtest.wire.Text;
import io.relais.loadtest.wire.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Some people whose messages Meta happens to tell in the same POSTs. One virtual user plays all of
 * them, hence one thread at a time.
 */
final class Bunch {

  /** How many there are. */
  static final int SIZE = 3;

  /** Old parcels that may come once more. */
  private static final int REMEMBERED = 4;

  /** How often somebody has something to say in a POST, and how often two things at once. */
  private static final double SPEAKS = 0.7;

  private static final double SPEAKS_TWICE = 0.2;

  private final List<Conversation> members;
  private final Webhook number;
  private final Signature signature = new Signature(Secrets.APP_SECRET);
  private final Random random;
  private final List<Parcel> earlier = new ArrayList<>();

  /** How many messages of whom are in the parcel under way. */
  private final Map<Conversation, Integer> speaking = new LinkedHashMap<>();

  private Delivery delivery;

  Bunch(Load load, Crowd crowd) {
    var people = new ArrayList<Conversation>();
    while (people.size() < SIZE) {
      people.add(crowd.join());
    }
    this.members = List.copyOf(people);
    this.number = Webhook.to(load.numbers().getFirst());
    this.random = new Random(load.seed() * 31 + members.getFirst().person());
    var nothing = new Parcel(new byte[0], "");
    this.delivery = new Delivery(Delivery.How.ONCE, nothing, nothing);
  }

  boolean isOver() {
    return members.stream().allMatch(Conversation::isOver);
  }

  /** The next POST; the same one again, in another way, where the last was not answered fine. */
  Delivery prepare(Instant now) {
    var parcel = speaking.isEmpty() ? write(now) : delivery.parcel();
    var late = earlier.isEmpty() ? parcel : earlier.get(random.nextInt(earlier.size()));
    var how = Delivery.WAYS.get(random.nextInt(Delivery.WAYS.size()));
    delivery = new Delivery(how, parcel, late);
    return delivery;
  }

  Delivery delivery() {
    return delivery;
  }

  /** Whether every POST of the delivery was answered with 200. */
  void answered(boolean fine) {
    if (fine) {
      speaking.forEach(Bunch::markAnswered);
      speaking.clear();
      earlier.add(delivery.parcel());
      if (earlier.size() > REMEMBERED) {
        earlier.removeFirst();
      }
    }
  }

  /** Whether the last POST is to be delivered again. */
  boolean isRefused() {
    return !speaking.isEmpty();
  }

  private Parcel write(Instant now) {
    var open = members.stream().filter(member -> !member.isOver()).toList();
    for (Conversation member : open) {
      if (random.nextDouble() < SPEAKS) {
        speaking.put(member, messages(member));
      }
    }
    if (speaking.isEmpty()) {
      var any = open.get(random.nextInt(open.size()));
      speaking.put(any, messages(any));
    }
    return Parcel.of(number, signature, shuffled(now));
  }

  private int messages(Conversation member) {
    return member.left() > 1 && random.nextDouble() < SPEAKS_TWICE ? 2 : 1;
  }

  /**
   * The texts in any order of people, each person's own in the order in which they were written.
   */
  private List<Text> shuffled(Instant now) {
    var turns = new ArrayList<Conversation>();
    for (Conversation member : members) {
      turns.addAll(Collections.nCopies(speaking.getOrDefault(member, 0), member));
    }
    Collections.shuffle(turns, random);
    var texts = new ArrayList<Text>();
    var said = new LinkedHashMap<Conversation, Integer>();
    for (Conversation member : turns) {
      int before = said.merge(member, 1, Integer::sum) - 1;
      texts.add(member.text(member.answered() + before, now));
    }
    return texts;
  }

  private static void markAnswered(Conversation member, int messages) {
    for (int i = 0; i < messages; i++) {
      member.markAnswered();
    }
  }
}
