package io.relais.flows;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a brand decides ({@code brand.yaml}). */
public record Brand(
    String id,
    String name,
    String locale,
    List<String> also,
    ZoneId zone,
    String country,
    List<WhatsAppNumber> whatsapp,
    String first,
    Position firstAt,
    HumanWay human,
    Map<Word, Map<String, List<String>>> words,
    Map<String, OpeningHours> hours,
    Map<String, DataType> profile,
    Notices notices,
    Limits limits,
    Duration session,
    Reach reach) {

  public Brand {
    also = List.copyOf(also);
    whatsapp = List.copyOf(whatsapp);
    EnumMap<Word, Map<String, List<String>>> byWord = new EnumMap<>(Word.class);
    byWord.putAll(words);
    words = Collections.unmodifiableMap(byWord);
    hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
    profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile));
  }

  /**
   * One business number.
   *
   * @param number its {@code phone_number_id}, on which webhooks are routed
   * @param display the number as people write it
   * @param rate messages a second that may be sent from it
   */
  public record WhatsAppNumber(
      String number, String display, int rate, Order order, OnUnknown onUnknown) {}

  /**
   * When the next message of a conversation may go: when the last one was accepted, or delivered.
   */
  public enum Order {
    ACCEPTED,
    DELIVERED
  }

  /** What happens to a message of which nobody knows whether it was accepted. */
  public enum OnUnknown {
    RESEND,
    HOLD
  }

  /** The way to a person, which WhatsApp requires of every automation. */
  public record HumanWay(
      String flow, Position at, @Nullable String phone, @Nullable String email) {}

  /** Lines that the platform says in the brand's name. */
  public record Notices(Text automated, Text stopped) {}

  /**
   * What flows may reach outside.
   *
   * @param environment names whose values are read where they are used, as {@code env.OMS}
   * @param secrets names of secrets
   * @param hosts that {@code http} may call
   * @param queues of people
   */
  public record Reach(
      Set<String> environment, Set<String> secrets, Set<String> hosts, Set<String> queues) {
    public static final Reach NONE = new Reach(Set.of(), Set.of(), Set.of(), Set.of());

    public Reach {
      environment = Set.copyOf(environment);
      secrets = Set.copyOf(secrets);
      hosts = Set.copyOf(hosts);
      queues = Set.copyOf(queues);
    }
  }

  /** Bounds of one turn. */
  public record Limits(int steps, int messages) {
    public static final Limits DEFAULT = new Limits(50, 5);
  }

  /** All locales, the brand's own first. */
  public List<String> locales() {
    return Stream.concat(Stream.of(locale), also.stream()).distinct().toList();
  }
}
