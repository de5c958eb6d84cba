package io.relais.persistence.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param id of the account or the key; null for the others
 */
public record AuditActor(Kind kind, @Nullable String id) {
  /** Nobody who is known: a stranger at the sign-in page. */
  public static final AuditActor NOBODY = new AuditActor(Kind.NOBODY, null);

  /** Whoever may start commands where Relais runs, and has its environment. */
  public static final AuditActor COMMAND = new AuditActor(Kind.COMMAND, null);

  public AuditActor {
    id = AuditIds.id(id);
  }

  /** What may do something. */
  public enum Kind {
    ACCOUNT,
    KEY,
    COMMAND,
    NOBODY;

    /** As it stands in the table. */
    public String title() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static AuditActor account(String id) {
    return new AuditActor(Kind.ACCOUNT, id);
  }

  public static AuditActor key(String id) {
    return new AuditActor(Kind.KEY, id);
  }
}
