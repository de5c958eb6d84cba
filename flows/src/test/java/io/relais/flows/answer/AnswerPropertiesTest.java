package io.relais.flows.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerPropertiesTest {
  private static final int TEXTS = 4_000;

  private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);
  private static final int READS = LANGUAGES.size() * AnswerType.values().length;

  /** Ten times what it takes: slow cores and the quick compiler's code are no reason to fail. */
  private static final Duration SLOWEST = Duration.ofMillis(20);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Two rows of the table in one text, so that what is random is also close to what people say. */
  private final List<AnswerTable.Row> rows = AnswerTable.all();

  private static final List<Choice> OPTIONS =
      List.of(new Choice("a", "Faire un retour"), new Choice("b", "38"), new Choice("c", "Oui 👍"));

  @Test
  void anyTextIsReadWithoutFailureAndTwiceAlike() {
    long seed = System.nanoTime();
    System.out.println("answers: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = randomText(random);
      ReadingContext context = randomContext(random);
      for (AnswerType type : AnswerType.values()) {
        var first = Answers.read(type, text, context);
        assertThat(Answers.read(type, text, context)).as("seed %d", seed).isEqualTo(first);
      }
    }
  }

  @Test
  void whatAnyTextGivesNeverReadsAsSomethingElse() {
    long seed = System.nanoTime();
    System.out.println("answers: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = randomText(random);
      ReadingContext context = randomContext(random);
      for (AnswerType type : AnswerType.values()) {
        Answers.read(type, text, context)
            .ifPresent(answer -> assertReadsAsItself(type, answer, context, seed));
      }
    }
  }

  private static void assertReadsAsItself(
      AnswerType type, Answer answer, ReadingContext context, long seed) {
    String printed =
        answer instanceof Answer.Chosen(Choice choice) ? choice.label() : answer.plain().toString();
    var again = Answers.read(type, printed, context);
    assertThat(again.filter(other -> !other.equals(answer)))
        .as("seed %d, %s “%s”", seed, type, printed)
        .isEmpty();
    if (type != AnswerType.NUMBER) {
      assertThat(again).as("seed %d, %s “%s”", seed, type, printed).contains(answer);
    }
  }

  @Test
  void foldedAndTidyTextsStayAsTheyAre() {
    long seed = System.nanoTime();
    System.out.println("answers: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = randomText(random);
      String tidy = Words.tidy(text);
      assertThat(Words.tidy(tidy)).as("seed %d", seed).isEqualTo(tidy);
      String folded = Words.fold(text);
      assertThat(Words.fold(folded)).as("seed %d", seed).isEqualTo(folded);
    }
  }

  @Test
  void aTextMadeToBeSlowIsReadInMilliseconds() {
    List<Supplier<String>> makers = new ArrayList<>();
    for (String part :
        List.of(
            "1",
            "1 ",
            "1,",
            "1.",
            "1-",
            "a@",
            "a@a.",
            "@",
            ".",
            "a.",
            "un ",
            "one ",
            "vingt ",
            "quatre-vingt-",
            "cent ",
            "12/",
            "12/12/",
            "lundi ",
            "dans 3 ",
            "24 décembre ",
            "de ",
            "oui ",
            "non ",
            "pas ",
            "ne ",
            "retour ",
            "ouiiii",
            "nnnn",
            "06 ",
            "+33 ",
            "(0)",
            "( ",
            "zéro ",
            "point ",
            "a arobase ",
            "👍",
            "👨‍👩‍👧",
            "\u0301",
            "\u200d",
            "ﷺ",
            "½",
            "★",
            "le 3 ",
            "quatre ",
            "mille ",
            "million ",
            "and ",
            "a hundred and ",
            "semaine prochaine ")) {
      makers.add(() -> part.repeat(Words.MAX_READ / part.length()));
      makers.add(() -> part.repeat(Words.MAX_READ / part.length() - 10) + "!");
    }
    makers.forEach(maker -> readAll(maker.get()));
    for (Supplier<String> maker : makers) {
      String text = maker.get();
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        best = Math.min(best, cpuTime(() -> readAll(text)));
      }
      assertThat(Duration.ofNanos(best / READS))
          .as("one reading of “%s…”", text.substring(0, 12))
          .isLessThan(SLOWEST);
    }
  }

  /** Of this thread, so that a busy machine changes nothing. */
  private static long cpuTime(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  @Test
  void aTextLongerThanTheLimitGivesNothingButText() {
    String text = "jean@exemple.fr " + "x".repeat(Words.MAX_READ);
    ReadingContext context = context(Locale.FRENCH, "FR");
    for (AnswerType type : AnswerType.values()) {
      assertThat(Answers.read(type, text, context).isPresent()).isEqualTo(type == AnswerType.TEXT);
    }
    String novel = "x".repeat(TextReader.MAX_TEXT + 1);
    assertThat(Answers.read(AnswerType.TEXT, novel, context)).isEmpty();
  }

  private static void readAll(String text) {
    for (Locale locale : LANGUAGES) {
      for (AnswerType type : AnswerType.values()) {
        var answer = Answers.read(type, text, context(locale, "FR"));
        assertThat(answer).isNotNull();
      }
    }
  }

  private static ReadingContext randomContext(Random random) {
    return context(
        pick(random, List.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN)),
        pick(random, List.of("FR", "GB", "US", "BE", "CA", "DE", "", "??")));
  }

  private static ReadingContext context(Locale locale, String country) {
    Instant now = Instant.parse("2026-11-18T09:00:00Z");
    return new ReadingContext(locale, country, ZoneId.of("Europe/Paris"), now, OPTIONS);
  }

  private String randomText(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> anyCharacters(random);
      case 1 ->
          pick(random, rows).text()
              + pick(random, List.of("", " ", "\n", ", ", "."))
              + anyCharacters(random);
      case 2 ->
          pick(random, rows).text()
              + pick(random, List.of(" ", " ou ", " et ", ", ", "\n", "-"))
              + pick(random, rows).text();
      case 3 -> cut(random, pick(random, rows).text());
      default -> signs(random);
    };
  }

  private static String cut(Random random, String text) {
    int from = text.isEmpty() ? 0 : random.nextInt(text.length());
    return random.nextBoolean() ? text.substring(from) : text.substring(0, from);
  }

  private static String anyCharacters(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      int most = pick(random, List.of(0x80, 0x250, 0x2100, 0xFFFF, 0x1FAFF, 0x10FFFF));
      text.appendCodePoint(random.nextInt(most + 1));
    }
    return text.toString();
  }

  private static String signs(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append("0123456789 -/.,:@+()'%€hx".charAt(random.nextInt(25)));
    }
    return text.toString();
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
