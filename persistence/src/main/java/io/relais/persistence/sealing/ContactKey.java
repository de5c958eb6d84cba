package io.relais.persistence.sealing;

import java.security.SecureRandom;

/**
 * The key that everything about one contact is sealed under. It exists in memory and, wrapped, in
 * that contact's row: without the row nothing of theirs can be read any more, wherever it is.
 *
 * <p>Safe for threads.
 */
public final class ContactKey {
  private final String contact;
  private final Aead aead;

  private ContactKey(String contact, Aead aead) {
    this.contact = contact;
    this.aead = aead;
  }

  /**
   * A fresh key.
   *
   * @param random makes the key, and then a nonce each time something is sealed with it
   */
  public static ContactKey generate(String contact, SecureRandom random) {
    byte[] key = new byte[Aead.KEY_BYTES];
    random.nextBytes(key);
    return of(contact, key, random);
  }

  static ContactKey of(String contact, byte[] key, SecureRandom random) {
    return new ContactKey(contact, new Aead(key, random));
  }

  /** The id of the contact. */
  public String contact() {
    return contact;
  }

  /**
   * {@code plain} sealed: 28 bytes longer, and different each time.
   *
   * @param aad names the place where it will be kept, such as an event's conversation and number;
   *     it is not kept with it, and whoever opens it must name the same
   */
  public byte[] seal(byte[] plain, byte[] aad) {
    return aead.seal(plain, aad);
  }

  /**
   * What was sealed.
   *
   * @throws SealedException where it was not sealed with this key for this place, or was changed
   */
  public byte[] open(byte[] sealed, byte[] aad) throws SealedException {
    return aead.open(sealed, aad);
  }

  byte[] bytes() {
    return aead.key();
  }

  @Override
  public String toString() {
    return "ContactKey[" + contact + "]";
  }
}
