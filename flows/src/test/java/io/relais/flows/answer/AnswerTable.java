package io.relais.flows.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Labelled inputs, one file per type and language.
 *
 * <p>A row is {@code text => value} or {@code text => nothing}; a line {@code @ country=US} changes
 * what the rows below it are read with, and {@code \\n} and {@code \\uXXXX} stand for characters
 * that nobody sees.
 */
final class AnswerTable {
  static final List<String> FILES =
      List.of(
          "text",
          "int.fr",
          "int.en",
          "number.fr",
          "number.en",
          "yes_no.fr",
          "yes_no.en",
          "email",
          "phone",
          "date.fr",
          "date.en",
          "choice.fr",
          "choice.en",
          "other");

  private static final String NOTHING = "nothing";

  private AnswerTable() {}

  /** One labelled input. */
  record Row(
      String file, int line, AnswerType as, String text, String wanted, ReadingContext context) {
    Optional<Answer> read() {
      return Answers.read(as, text, context);
    }

    String found() {
      return read().map(AnswerTable::print).orElse(NOTHING);
    }

    boolean wantsNothing() {
      return wanted.equals(NOTHING);
    }

    @Override
    public String toString() {
      String said = wantsNothing() ? "says nothing" : "is " + wanted;
      return "%s:%d “%s” %s".formatted(file, line, text.replace("\n", "\\n"), said);
    }
  }

  static List<Row> all() {
    return FILES.stream().flatMap(file -> read(file).stream()).toList();
  }

  static String print(Answer answer) {
    return switch (answer) {
      case Answer.Chosen(Choice choice) -> choice.id();
      case Answer.Num(var number) -> number.toPlainString();
      case Answer.YesNo(boolean yes) -> yes ? "yes" : "no";
      case Answer.Text(String text) -> text.replace("\n", "\\n");
      default -> answer.plain().toString();
    };
  }

  static List<Row> read(String file) {
    List<Row> rows = new ArrayList<>();
    AnswerType type = AnswerType.TEXT;
    ReadingContext context =
        new ReadingContext(
            Locale.FRENCH,
            "FR",
            ZoneId.of("Europe/Paris"),
            Instant.parse("2026-11-18T09:00:00Z"),
            List.of());
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.startsWith("@ ")) {
        for (String setting : line.substring(1).strip().split("; ")) {
          String[] parts = setting.split("=", 2);
          if (parts[0].equals("as")) {
            type = AnswerType.named(parts[1]).orElseThrow();
          } else {
            context = changed(context, parts[0], parts[1]);
          }
        }
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        int arrow = line.lastIndexOf(" => ");
        String text = unescaped(line.substring(0, arrow));
        rows.add(new Row(file, number, type, text, line.substring(arrow + 4), context));
      }
    }
    return rows;
  }

  private static ReadingContext changed(ReadingContext c, String name, String value) {
    return switch (name) {
      case "locale" ->
          new ReadingContext(Locale.of(value), c.country(), c.zone(), c.now(), c.options());
      case "country" -> new ReadingContext(c.locale(), value, c.zone(), c.now(), c.options());
      case "zone" ->
          new ReadingContext(c.locale(), c.country(), ZoneId.of(value), c.now(), c.options());
      case "now" ->
          new ReadingContext(c.locale(), c.country(), c.zone(), Instant.parse(value), c.options());
      case "options" ->
          new ReadingContext(c.locale(), c.country(), c.zone(), c.now(), options(value));
      default -> throw new IllegalArgumentException("Expected a setting, but found " + name);
    };
  }

  /** {@code id:Label | id:Label}. */
  private static List<Choice> options(String value) {
    List<Choice> options = new ArrayList<>();
    for (String option : value.split(" \\| ")) {
      String[] parts = option.strip().split(":", 2);
      options.add(new Choice(parts[0], parts[1]));
    }
    return options;
  }

  private static String unescaped(String text) {
    String lines = text.replace("\\n", "\n");
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < lines.length(); i++) {
      if (lines.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(lines.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(lines.charAt(i));
      }
    }
    return plain.toString();
  }

  private static List<String> lines(String file) {
    try (InputStream in = AnswerTable.class.getResourceAsStream(file + ".txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Right, missed and wrong, by file. */
  static Map<String, Tally> tallies() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Row row : all()) {
      tallies.merge(row.file(), Tally.of(row), Tally::plus);
    }
    return tallies;
  }

  /** Figures of a table: a miss asks again, a wrong value is a defect. */
  record Tally(int right, int missed, int wrong) {
    static Tally of(Row row) {
      String found = row.found();
      boolean right = found.equals(row.wanted());
      boolean missed = !right && found.equals(NOTHING);
      return new Tally(right ? 1 : 0, missed ? 1 : 0, right || missed ? 0 : 1);
    }

    Tally plus(Tally other) {
      return new Tally(right + other.right, missed + other.missed, wrong + other.wrong);
    }
  }
}
