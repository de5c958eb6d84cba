package io.relais.runtime.simulator.phone;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.relais.runtime.simulator.phone.Bubble.Meta;
import io.relais.runtime.simulator.phone.PhoneView.Brand;
import io.relais.runtime.simulator.phone.PhoneView.Line;
import io.relais.runtime.simulator.phone.PhoneView.Page;
import io.relais.runtime.simulator.phone.PhoneView.Sheet;
import java.util.Map;

/**
 * The templates under {@code src/main/jte/phone}, compiled by the build. All output is escaped by
 * JTE for its place.
 */
final class PhoneRenderer {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  String page(Page page, Texts texts) {
    return render("phone/page.jte", Map.of("page", page, "t", texts));
  }

  /** A new line of a chat; the typing indicator of that phone goes out if the brand wrote it. */
  String line(String phoneId, String key, Line line, Brand brand, Texts texts) {
    return render(
        "phone/newline.jte",
        Map.of("phoneId", phoneId, "key", key, "line", line, "brand", brand, "t", texts));
  }

  String meta(Meta meta) {
    return render("phone/newmeta.jte", Map.of("meta", meta));
  }

  /** The typing indicator; {@code sure} if the brand itself said that it types. */
  String typing(String phoneId, boolean sure, Brand brand, Texts texts) {
    return render(
        "phone/typing.jte", Map.of("phoneId", phoneId, "sure", sure, "brand", brand, "t", texts));
  }

  String sheet(Sheet sheet, Texts texts) {
    return render("phone/sheet.jte", Map.of("sheet", sheet, "t", texts));
  }

  private String render(String template, Map<String, Object> parameters) {
    var output = new StringOutput();
    templates.render(template, parameters, output);
    return output.toString();
  }
}
