package io.relais.persistence.audit;

import org.jspecify.annotations.Nullable;

/**
 * What it was done to.
 *
 * @param kind one word, such as {@code conversation}; null where there is no object
 * @param id of that kind; null for all of them
 */
public record AuditObject(@Nullable String kind, @Nullable String id) {
  public static final AuditObject NONE = new AuditObject(null, null);

  public AuditObject {
    kind = AuditIds.word(kind);
    id = AuditIds.id(id);
  }

  public static AuditObject account(String id) {
    return new AuditObject("account", id);
  }

  public static AuditObject key(String id) {
    return new AuditObject("key", id);
  }

  public static AuditObject conversation(String id) {
    return new AuditObject("conversation", id);
  }
}
