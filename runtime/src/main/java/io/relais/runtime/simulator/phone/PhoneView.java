package io.relais.runtime.simulator.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates need to know, page by page. */
public sealed interface PhoneView {

  /**
   * The whole page.
   *
   * @param after the ledger's revision that it shows; the events go on from there
   * @param full whether no more phones fit
   * @param room how many fit
   * @param zone in which times are shown, by its name
   */
  record Page(
      Brand brand,
      List<Phone> phones,
      List<CountryChoice> countries,
      long after,
      boolean full,
      int room,
      String zone)
      implements PhoneView {}

  /** Whom everybody writes to. */
  record Brand(String name, String initials) {}

  /**
   * One person's phone.
   *
   * @param id of the element; safe in HTML and in CSS
   * @param key in addresses
   * @param hue of the avatar, 0 to 7
   * @param after the revision that its lines show: the page drops events that are not newer
   */
  record Phone(
      String id,
      String key,
      String name,
      @Nullable String number,
      String initials,
      int hue,
      long after,
      List<Line> lines)
      implements PhoneView {}

  /**
   * A line of a chat.
   *
   * @param day the day's name if it is the day's first line, else null
   */
  record Line(@Nullable String day, Bubble bubble) {}

  /** A list, opened. */
  record Sheet(String key, String messageId, String title, List<Section> sections)
      implements PhoneView {}

  /** A section of a list; the title may be missing where there is only one. */
  record Section(@Nullable String title, List<Row> rows) {}

  /** A row of a list. */
  record Row(String id, String title, @Nullable String description) {}

  /** A country in the form for a new contact. */
  record CountryChoice(String code, String name, String callingCode) {}
}
