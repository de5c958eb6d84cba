package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendResult.Refused;
import io.relais.runtime.channel.SendResult.Retry;
import io.relais.runtime.channel.whatsapp.Verdict.Hold;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The one table of the Graph API's errors (Meta, "Cloud API error codes"): it stands on the code,
 * not on titles, subcodes or the HTTP status, which only decides where there is no code or a new
 * one. Errors of tokens, permissions and payment stop the number and call the operator; the message
 * stays to be sent, because it is not the customer's fault.
 */
final class GraphErrors {
  /** Wait after an error of Meta's own. */
  private static final Duration SERVER_WAIT = Duration.ofSeconds(1);

  /** First pause of a number that is too fast; it doubles. */
  private static final Duration NUMBER_WAIT = Duration.ofSeconds(1);

  /** Pause of the whole app after too many calls, where Meta names none. */
  private static final Duration APP_WAIT = Duration.ofMinutes(1);

  /** First wait of a pair that exchanged too much (Meta: powers of four seconds). */
  private static final Duration PAIR_WAIT = Duration.ofSeconds(1);

  /** Pause of a number while somebody has to act, or during an upgrade (at most a minute). */
  private static final Duration STOP_WAIT = Duration.ofMinutes(1);

  /** Wait for a person whom Meta does not want to hear from us now (Meta: 24 hours). */
  private static final Duration CROWDED_WAIT = Duration.ofHours(24);

  /** What an error means to us. */
  enum Treatment {
    SERVER,
    NUMBER_RATE,
    APP_RATE,
    PAIR_RATE,
    CROWDED,
    UPGRADE,
    STOP,
    PERMANENT
  }

  private record Rule(Treatment treatment, String meaning) {}

  private static final Map<Integer, Rule> RULES = new HashMap<>();

  private static void rule(Treatment treatment, String meaning, int... codes) {
    for (int code : codes) {
      RULES.put(code, new Rule(treatment, meaning));
    }
  }

  static {
    rule(Treatment.STOP, "the access token is invalid or has expired", 0, 190);
    rule(Treatment.STOP, "the app lacks a permission", 3, 10, 131005);
    rule(Treatment.STOP, "the account is locked or blocked by policy", 131031, 368);
    rule(Treatment.STOP, "the account cannot pay", 131042, 131044);
    rule(Treatment.STOP, "the number is not registered as it should be", 131045, 133010, 131037);
    rule(Treatment.STOP, "the number registers too often", 133016);
    rule(Treatment.STOP, "people report or block the number too often", 131048, 131064);
    rule(Treatment.SERVER, "Meta's servers failed", 1, 2, 131000, 131016, 133004);
    rule(Treatment.SERVER, "Meta could not fetch the media", 131053);
    rule(Treatment.APP_RATE, "the app or account makes too many calls", 4, 17, 613, 80007);
    rule(Treatment.NUMBER_RATE, "the number sends too fast", 130429);
    rule(Treatment.PAIR_RATE, "too many messages to this person", 131056);
    rule(Treatment.UPGRADE, "the number is being upgraded", 131057, 2494100);
    rule(Treatment.CROWDED, "Meta does not deliver it to this person now", 131049);
    rule(Treatment.PERMANENT, "a parameter is wrong", 33, 100, 131008, 131009, 131051, 135000);
    rule(Treatment.PERMANENT, "the customer wrote more than 24 hours ago", 131047);
    rule(Treatment.PERMANENT, "the message cannot reach this person", 131026);
    rule(Treatment.PERMANENT, "sender and recipient are the same", 131021);
    rule(Treatment.PERMANENT, "the recipient is not on the test number's list", 131030);
    rule(Treatment.PERMANENT, "the customer stopped marketing messages", 131050);
    rule(Treatment.PERMANENT, "the customer takes part in an experiment", 130472);
    // One person's country must not stop the number for everybody else.
    rule(Treatment.PERMANENT, "the account may not write to this country", 130497);
    rule(Treatment.PERMANENT, "this kind of message needs the phone number", 131062);
    rule(Treatment.PERMANENT, "the customer's identity changed", 137000);
  }

  private GraphErrors() {}

  /** The verdict on an answer that is no success. */
  static Verdict verdict(GraphError error) {
    int code = error.code().orElse(error.status());
    Treatment treatment = treatment(error);
    return switch (treatment) {
      case SERVER -> Verdict.of(retry(code, error, SERVER_WAIT, false));
      case PAIR_RATE -> Verdict.of(retry(code, error, PAIR_WAIT, true));
      case CROWDED -> Verdict.of(retry(code, error, CROWDED_WAIT, false));
      case PERMANENT -> Verdict.of(new Refused(code, reason(error)));
      case NUMBER_RATE ->
          new Verdict(
              retry(code, error, NUMBER_WAIT, false), new Hold.Slower(error.waits(NUMBER_WAIT)));
      case APP_RATE ->
          new Verdict(retry(code, error, APP_WAIT, false), new Hold.App(error.waits(APP_WAIT)));
      case UPGRADE -> new Verdict(retry(code, error, STOP_WAIT, false), stop(error, false));
      case STOP -> new Verdict(retry(code, error, STOP_WAIT, false), stop(error, true));
    };
  }

  static Treatment treatment(GraphError error) {
    if (error.code().isEmpty()) {
      return byStatus(error.status());
    }
    if (error.objectMissing()) {
      // The number's id or the token's rights to it are wrong: no message of it can pass.
      return Treatment.STOP;
    }
    int code = error.code().getAsInt();
    Rule rule = RULES.get(code);
    if (rule != null) {
      return rule.treatment();
    }
    if (code >= 200 && code <= 299) {
      return Treatment.STOP;
    }
    return error.isTransient() ? Treatment.SERVER : newCode(error.status());
  }

  private static Treatment newCode(int status) {
    return status == 404 ? Treatment.PERMANENT : byStatus(status);
  }

  /** Without a code it may not even be Meta that answered: a proxy, a wrong address. */
  private static Treatment byStatus(int status) {
    return switch (status) {
      case 429 -> Treatment.NUMBER_RATE;
      case 408, 425 -> Treatment.SERVER;
      case 401, 403, 404, 405, 407 -> Treatment.STOP;
      case 400, 406, 409, 410, 411, 413, 414, 415, 422 -> Treatment.PERMANENT;
      default -> status >= 500 ? Treatment.SERVER : Treatment.STOP;
    };
  }

  private static Hold stop(GraphError error, boolean alert) {
    return new Hold.Stopped(error.waits(STOP_WAIT), alert);
  }

  private static SendResult retry(int code, GraphError error, Duration atLeast, boolean pair) {
    return new Retry(code, reason(error), error.waits(atLeast), pair);
  }

  /** Our words for what we know, Meta's for the rest; never a phone number. */
  private static String reason(GraphError error) {
    Rule rule = error.code().isPresent() ? RULES.get(error.code().getAsInt()) : null;
    String meaning = rule == null ? error.message() : rule.meaning();
    String details = error.details().isEmpty() ? "" : ": " + error.details();
    String name = error.code().isPresent() ? "error " + error.code().getAsInt() : "no code";
    return Redact.digits(
        meaning + details + " (" + name + ", HTTP " + error.status() + error.trace() + ")");
  }
}
