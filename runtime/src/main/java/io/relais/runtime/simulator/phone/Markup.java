package io.relais.runtime.simulator.phone;

import java.util.List;

/** A piece of a message's text, as WhatsApp formats it. The template escapes every string in it. */
public sealed interface Markup {

  record Plain(String text) implements Markup {}

  record Bold(List<Markup> inner) implements Markup {}

  record Italic(List<Markup> inner) implements Markup {}

  record Strike(List<Markup> inner) implements Markup {}

  record Mono(String text) implements Markup {}

  /**
   * An address to open.
   *
   * @param href always http or https
   */
  record Link(String href, String text) implements Markup {}

  record Break() implements Markup {}
}
