package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.DidYouMean;
import io.relais.flows.Expression;
import io.relais.flows.HttpCall;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Template;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * E15: a call goes to a host that brand.yaml does not declare, reads a name of the environment or a
 * secret that is not declared there, or has a secret in its url.
 */
final class E15Reach implements Rule {
  private static final Pattern HOST = Pattern.compile("https?://([^/:?#]+).*", Pattern.DOTALL);
  private static final String ENV = "env.";
  private static final String SECRET = "secret.";

  @Override
  public void check(Subject subject, Findings findings) {
    Brand brand = subject.project().brand();
    if (brand == null) {
      return;
    }
    for (Step step : subject.knownSteps()) {
      if (step instanceof Step.Http http && subject.draft().isWhole(step.id())) {
        new Check(brand.reach(), http, findings).run();
      }
    }
  }

  private record Check(Brand.Reach reach, Step.Http step, Findings findings) {
    void run() {
      HttpCall call = step.call();
      host(call.url());
      names(call.url());
      call.headers().values().forEach(this::names);
      if (call.auth() != null && !reach.secrets().contains(call.auth())) {
        undeclared(call.authAt(), "secret", call.auth(), "secrets", reach.secrets());
      }
    }

    private void host(Template url) {
      boolean fromEnvironment =
          !url.segments().isEmpty()
              && url.segments().getFirst() instanceof Template.Segment.Computed(var first)
              && first.source().startsWith(ENV);
      if (fromEnvironment) {
        return;
      }
      Matcher written = HOST.matcher(url.source());
      if (!written.matches()) {
        add(
            url.at(),
            "Expected a url that begins with https:// and a host or ${env.NAME}, but this does not",
            null);
      } else if (!reach.hosts().contains(written.group(1))) {
        undeclared(url.at(), "host", written.group(1), "hosts", reach.hosts());
      }
    }

    private void names(Template text) {
      for (Expression expression : text.expressions()) {
        String source = expression.source();
        if (source.startsWith(SECRET)) {
          add(
              expression.at(),
              "Expected no secret in a url or header, but this is one",
              "write `auth: " + source + "`: it is sent as a bearer token and never logged");
        } else if (source.startsWith(ENV)
            && !reach.environment().contains(source.substring(ENV.length()))) {
          undeclared(
              expression.at(),
              "name of the environment",
              source.substring(ENV.length()),
              "environment",
              reach.environment());
        }
      }
    }

    private void undeclared(
        Position at, String kind, String name, String key, Collection<String> known) {
      add(
          at,
          "Expected a declared " + kind + ", but brand.yaml has no `" + name + "`",
          DidYouMean.hint(known, name).orElse("declare it under `" + key + "` in brand.yaml"));
    }

    private void add(Position at, String message, @Nullable String hint) {
      findings.add("E15", at, step.id(), message, hint);
    }
  }
}
