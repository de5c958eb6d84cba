package io.relais.runtime.http;

import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts the updates of one webhook into lanes: what one person did, and what became of one message,
 * stays in order; different lanes have nothing to do with each other.
 */
final class PersonLanes {
  private final Map<Key, List<Update>> byKey = new HashMap<>();
  private final List<List<Update>> lanes = new ArrayList<>();

  private PersonLanes() {}

  /** A person may be told apart by phone in one message and by user id in the next. */
  private record Key(Account account, String kind, String id) {}

  static List<List<Update>> of(List<Update> updates) {
    if (updates.size() == 1) {
      return List.of(updates);
    }
    PersonLanes sorted = new PersonLanes();
    updates.forEach(sorted::add);
    return sorted.lanes;
  }

  private void add(Update update) {
    List<Key> keys =
        switch (update) {
          case Update.Received received -> keys(received.account(), received.from());
          case Update.StatusChanged changed ->
              List.of(new Key(changed.account(), "message", changed.messageId()));
        };
    List<Update> lane = lane(keys);
    keys.forEach(key -> byKey.put(key, lane));
    lane.add(update);
  }

  private static List<Key> keys(Account account, Person person) {
    List<Key> keys = new ArrayList<>(2);
    if (person.userId() != null) {
      keys.add(new Key(account, "user", person.userId()));
    }
    if (person.phone() != null) {
      keys.add(new Key(account, "phone", person.phone()));
    }
    return keys;
  }

  private List<Update> lane(List<Key> keys) {
    for (Key key : keys) {
      List<Update> known = byKey.get(key);
      if (known != null) {
        return known;
      }
    }
    List<Update> fresh = new ArrayList<>(1);
    lanes.add(fresh);
    return fresh;
  }
}
