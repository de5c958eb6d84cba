package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Brand;
import io.relais.flows.Diagnostic;
import io.relais.flows.OpeningHours;
import io.relais.flows.OpeningHours.Interval;
import io.relais.flows.Word;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadBrandTest {
  private static final String BRAND =
      """
      brand: lumen
      name: Maison Lumen
      locale: fr
      zone: Europe/Paris
      country: FR
      channels:
        whatsapp:
          - {number: "1001", display: "+33 1", rate: 40/s, order: delivered, on_unknown: hold}
        web: [{site: boutique, origins: ["https://shop.example"]}]
      first: accueil
      human: {flow: accueil, phone: "+33 1 70 00 00 01", email: aide@lumen.example}
      words:
        stop: {fr: [stop, arrêter]}
        human: {fr: [agent]}
        menu: {fr: [menu]}
      hours:
        sav: {mon-fri: ["09:00-12:30", "13:30-18:00"], on: {2026-12-25: closed}}
      queues: {sav: {hours: sav, capacity: 4, skills: [fr]}}
      profile: {tier: optional text}
      environment: [OMS]
      secrets: [oms]
      hosts: [oms.example]
      notices: {automated: "Assistant de ${brand.name}", stopped: "C'est noté."}
      limits: {steps: 20, messages: 3}
      session: 12h
      retention: {conversations: 24 months, media: 90d}
      """;

  private static final String FLOW =
      """
      flow: accueil
      locale: fr
      start: fin
      steps: {fin: {end: done}}
      """;

  private static Workspace load(String brand) {
    return Workspace.load(
        new Sources(Map.of("brand.yaml", brand, "flows/accueil.flow.yaml", FLOW)));
  }

  @Test
  void aBrandIsReadAsItIsWritten() {
    Workspace workspace = load(BRAND);

    assertThat(workspace.diagnostics()).isEmpty();
    Brand brand = Objects.requireNonNull(workspace.bundle()).brand();
    assertThat(brand.id()).isEqualTo("lumen");
    assertThat(brand.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(brand.whatsapp())
        .containsExactly(
            new Brand.WhatsAppNumber(
                "1001", "+33 1", 40, Brand.Order.DELIVERED, Brand.OnUnknown.HOLD));
    assertThat(brand.words().get(Word.STOP)).isEqualTo(Map.of("fr", List.of("stop", "arrêter")));
    assertThat(brand.limits()).isEqualTo(new Brand.Limits(20, 3));
    assertThat(brand.session()).isEqualTo(Duration.ofHours(12));
    assertThat(brand.human().email()).isEqualTo("aide@lumen.example");
    assertThat(brand.profile()).containsOnlyKeys("tier");
    Interval morning = new Interval(9 * 60, 12 * 60 + 30);
    Interval afternoon = new Interval(13 * 60 + 30, 18 * 60);
    OpeningHours hours = Objects.requireNonNull(brand.hours().get("sav"));
    assertThat(hours.week())
        .containsEntry(DayOfWeek.FRIDAY, List.of(morning, afternoon))
        .doesNotContainKey(DayOfWeek.SATURDAY);
    assertThat(hours.exceptions()).isEqualTo(Map.of(LocalDate.parse("2026-12-25"), List.of()));
  }

  @Test
  void aBrandThatIsOnlyOnTheWebNeedsNoNumber() {
    String web = BRAND.replaceFirst("(?s)  whatsapp:\n.*?  web:", "  web:");

    assertThat(load(web).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "brand: lumen|brand: Lumen!|1:8",
        "locale: fr|locale: français|3:9",
        "Europe/Paris|Europe/Lutece|4:7",
        "country: FR|country: France|5:10",
        "number: \"1001\"|number: 1001|8:16",
        "rate: 40/s|rate: many|8:48",
        "order: delivered|order: sent|8:61",
        "on_unknown: hold|on_unknwon: hold|8:72",
        "stop: {fr: [stop, arrêter]}|stop: {en: [stop]}|13:3",
        "  human: {fr: [agent]}|  humn: {fr: [agent]}|14:3",
        "mon-fri|mon_fri|17:9",
        "09:00-12:30|9h-12h30|17:19",
        "09:00-12:30|12:30-09:00|17:19",
        "09:00-12:30|09:00-24:30|17:19",
        "13:30-18:00|12:00-18:00|17:34",
        "mon-fri:|sat: closed, mon-sat:|17:22",
        "2026-12-25: closed|2026-02-30: closed|17:55",
        "mon-fri: [\"09:00-12:30\", \"13:30-18:00\"]|mon-fri: closed|17:3",
        "hours: sav|hours: vas|18:23",
        "optional text|optional txet|19:17",
        "steps: 20|steps: 0|24:17",
        "session: 12h|session: long|25:10",
        "24 months|for ever|26:28",
        "stopped:|stoped:|23:52",
        "notices:|notes:|23:1",
        "first: accueil|first: [accueil]|10:8",
      })
  void oneFaultOfABrandIsOneDiagnostic(String sound, String broken, String place) {
    List<Diagnostic> found = load(BRAND.replace(sound, broken)).diagnostics();

    assertThat(found.stream().map(d -> d.code() + " " + d.at()))
        .as(found.toString())
        .containsExactly("E01 brand.yaml:" + place);
  }

  @Test
  void daysMayGoOverTheEndOfTheWeekAndIntervalsToMidnight() {
    String bar = BRAND.replace("mon-fri: [", "fri-mon: [\"18:00-24:00\", \"00:00-02:00\", ");

    Workspace workspace = load(bar.replace("13:30-18:00", "13:30-17:00"));

    assertThat(workspace.diagnostics()).isEmpty();
    OpeningHours hours =
        Objects.requireNonNull(
            Objects.requireNonNull(workspace.bundle()).brand().hours().get("sav"));
    assertThat(hours.week().keySet())
        .containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(Objects.requireNonNull(hours.week().get(DayOfWeek.SUNDAY)).getLast())
        .isEqualTo(new Interval(18 * 60, Interval.END_OF_DAY));
  }

  @Test
  void aBrandWithoutWhatItMustHaveIsToldAllOfIt() {
    List<Diagnostic> found = load("brand: lumen\nname: Lumen\n").diagnostics();

    assertThat(found.stream().map(Diagnostic::message))
        .allMatch(message -> message.startsWith("Expected `"))
        .hasSize(8);
  }
}
