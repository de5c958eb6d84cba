package io.relais.persistence.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key. Sealed bytes are a random nonce, the ciphertext and a tag.
 *
 * <p>Random nonces of 96 bits are safe for 2³² messages under one key (NIST SP 800-38D, 8.3).
 */
final class Aead {
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

  /** Looking a cipher up costs as much as sealing an event. */
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Aead::newCipher);

  private final SecretKeySpec key;
  private final SecureRandom nonces;

  Aead(byte[] key, SecureRandom nonces) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "Expected a key of %d bytes, but it has %d".formatted(KEY_BYTES, key.length));
    }
    this.key = new SecretKeySpec(key, "AES");
    this.nonces = nonces;
  }

  /**
   * @param aad what the sealed bytes belong to: they open only beside the same
   */
  byte[] seal(byte[] plain, byte[] aad) {
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.nextBytes(nonce);
    byte[] sealed = new byte[OVERHEAD + plain.length];
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    try {
      Cipher cipher = cipher();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(aad);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM does not seal", impossible);
    }
  }

  byte[] open(byte[] sealed, byte[] aad) throws SealedException {
    if (sealed.length < OVERHEAD) {
      throw new SealedException(
          "Expected at least %d sealed bytes, but there are %d".formatted(OVERHEAD, sealed.length));
    }
    try {
      Cipher cipher = cipher();
      cipher.init(
          Cipher.DECRYPT_MODE,
          key,
          new GCMParameterSpec(TAG_BYTES * Byte.SIZE, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(aad);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException damaged) {
      throw new SealedException(
          "Expected bytes that were sealed with this key for this place, but they were changed,"
              + " belong elsewhere, or were sealed with another key");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM does not open", impossible);
    }
  }

  byte[] key() {
    return key.getEncoded();
  }

  /** A virtual thread is seldom here twice: a cipher kept for it would only be garbage. */
  private static Cipher cipher() {
    return Thread.currentThread().isVirtual() ? newCipher() : CIPHERS.get();
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has AES-GCM", impossible);
    }
  }
}
