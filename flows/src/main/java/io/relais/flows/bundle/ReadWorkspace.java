package io.relais.flows.bundle;

import io.relais.flows.Brand;
import io.relais.flows.Diagnostic;
import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Position;
import io.relais.flows.yaml.BrandReader;
import io.relais.flows.yaml.FlowReader;
import io.relais.flows.yaml.Problems;
import io.relais.flows.yaml.Translations;
import io.relais.flows.yaml.YamlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a workspace, each read by itself. */
record ReadWorkspace(@Nullable Brand brand, Map<String, Draft> drafts, List<Diagnostic> problems) {
  private static final String BRAND = "brand";
  private static final String BRAND_FILE = "brand.yaml";
  private static final Pattern FLOW = Pattern.compile("flows/([^/]+)\\.flow\\.yaml");
  private static final Pattern TRANSLATION = Pattern.compile("i18n/([^/]+)/([^/]+)\\.yaml");

  static ReadWorkspace of(Sources sources) {
    Problems problems = new Problems();
    Map<String, List<Translations>> translations = translations(sources, problems);
    Map<String, Draft> drafts = new LinkedHashMap<>();
    sources
        .under("flows/")
        .forEach(
            (path, text) -> {
              Matcher name = FLOW.matcher(path);
              if (name.matches()) {
                String id = name.group(1);
                List<Translations> own = translations.getOrDefault(id, List.of());
                drafts.put(
                    id, FlowReader.read(YamlParser.parse(path, text, problems), id, own, problems));
              }
            });
    List<Diagnostic> found = new ArrayList<>(orphans(sources, drafts));
    Brand brand = brand(sources, translations.getOrDefault(BRAND, List.of()), problems, found);
    found.addAll(problems.found());
    return new ReadWorkspace(brand, drafts, found);
  }

  private static Map<String, List<Translations>> translations(Sources sources, Problems problems) {
    Map<String, List<Translations>> byName = new TreeMap<>();
    sources
        .under("i18n/")
        .forEach(
            (path, text) -> {
              Matcher name = TRANSLATION.matcher(path);
              if (name.matches()) {
                byName
                    .computeIfAbsent(name.group(2), _ -> new ArrayList<>())
                    .add(
                        Translations.read(
                            name.group(1), YamlParser.parse(path, text, problems), problems));
              }
            });
    return byName;
  }

  private static List<Diagnostic> orphans(Sources sources, Map<String, Draft> drafts) {
    List<Diagnostic> found = new ArrayList<>();
    for (String path : sources.under("i18n/").keySet()) {
      Matcher name = TRANSLATION.matcher(path);
      if (!name.matches()) {
        String message =
            "Expected translations in i18n/<locale>/<flow>.yaml, but this is elsewhere";
        found.add(new Diagnostic("E14", new Position(path, 1, 1), null, message, null));
      } else if (!name.group(2).equals(BRAND) && !drafts.containsKey(name.group(2))) {
        String message =
            "Expected translations of a flow, but there is no flow `" + name.group(2) + "`";
        String hint = DidYouMean.hint(drafts.keySet(), name.group(2)).orElse(null);
        found.add(new Diagnostic("E14", new Position(path, 1, 1), null, message, hint));
      }
    }
    return found;
  }

  private static @Nullable Brand brand(
      Sources sources, List<Translations> translations, Problems problems, List<Diagnostic> found) {
    String text = sources.files().get(BRAND_FILE);
    if (text == null) {
      String message = "Expected a brand.yaml in the workspace, but there is none";
      found.add(new Diagnostic("E01", new Position(BRAND_FILE, 1, 1), null, message, null));
      return null;
    }
    return BrandReader.read(YamlParser.parse(BRAND_FILE, text, problems), translations, problems);
  }
}
