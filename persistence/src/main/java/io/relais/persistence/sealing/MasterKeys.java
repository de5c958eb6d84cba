package io.relais.persistence.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The master key that wraps from now on, and older ones that still unwrap until everything has been
 * wrapped anew.
 *
 * <p>A wrapped key is the id of its master, then the key, sealed beside what it is for: a wrapped
 * key in another row is no key there.
 */
public final class MasterKeys {
  private static final String CONTACT = "contact/";
  private static final String VAULT = "vault/";

  private final MasterKey current;
  private final Aead wrapper;
  private final Map<String, Aead> masters = new LinkedHashMap<>();
  private final SecureRandom random;

  /**
   * @param older the order does not matter, and {@code current} may be among them
   * @param random makes nonces
   */
  public MasterKeys(MasterKey current, List<MasterKey> older, SecureRandom random) {
    this.current = current;
    this.random = random;
    this.wrapper = new Aead(current.key(), random);
    masters.put(current.id(), wrapper);
    older.forEach(old -> masters.putIfAbsent(old.id(), new Aead(old.key(), random)));
  }

  /** The one that wraps. */
  public MasterKey current() {
    return current;
  }

  /** As the contact's row keeps it. */
  public byte[] wrap(ContactKey key) {
    return wrap(key.bytes(), CONTACT + key.contact());
  }

  /**
   * The key out of the contact's row.
   *
   * @throws SealedException where no master that is known here wrapped it for this contact
   */
  public ContactKey unwrap(String contact, byte[] wrapped) throws SealedException {
    return ContactKey.of(contact, unwrap(wrapped, CONTACT + contact), random);
  }

  byte[] wrapForVault(byte[] key, String purpose) {
    return wrap(key, VAULT + purpose);
  }

  VaultKey unwrapForVault(byte[] wrapped, String purpose) throws SealedException {
    return new VaultKey(unwrap(wrapped, VAULT + purpose), random);
  }

  /** The same contact's key, wrapped with the current master. */
  byte[] rewrap(String contact, byte[] wrapped) throws SealedException {
    return wrap(unwrap(wrapped, CONTACT + contact), CONTACT + contact);
  }

  /** The same key of the vault, wrapped with the current master. */
  byte[] rewrapForVault(String purpose, byte[] wrapped) throws SealedException {
    return wrap(unwrap(wrapped, VAULT + purpose), VAULT + purpose);
  }

  private byte[] wrap(byte[] key, String use) {
    byte[] sealed = wrapper.seal(key, use.getBytes(UTF_8));
    byte[] wrapped = Arrays.copyOf(current.idBytes(), MasterKey.ID_BYTES + sealed.length);
    System.arraycopy(sealed, 0, wrapped, MasterKey.ID_BYTES, sealed.length);
    return wrapped;
  }

  private byte[] unwrap(byte[] wrapped, String use) throws SealedException {
    if (wrapped.length < MasterKey.ID_BYTES) {
      throw new SealedException(
          "Expected a wrapped key, but there are only %d bytes".formatted(wrapped.length));
    }
    String id = HexFormat.of().formatHex(wrapped, 0, MasterKey.ID_BYTES);
    Aead master = masters.get(id);
    if (master == null) {
      throw new SealedException(
          "Expected a key that one of the master keys %s wrapped, but %s did"
              .formatted(masters.keySet(), id));
    }
    return master.open(
        Arrays.copyOfRange(wrapped, MasterKey.ID_BYTES, wrapped.length), use.getBytes(UTF_8));
  }
}
