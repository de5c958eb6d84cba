package io.relais.persistence.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of the installation for one purpose, for what has no contact or must be found without one.
 * It seals, and it makes names: the same for the same words, and telling nothing about them to
 * whoever has not the key.
 *
 * <p>Safe for threads.
 */
public final class VaultKey {
  private static final String MAC = "HmacSHA256";
  private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(VaultKey::newMac);

  private final Aead aead;
  private final SecretKeySpec naming;

  VaultKey(byte[] key, SecureRandom random) {
    this.aead = new Aead(derived(key, "seal"), random);
    this.naming = new SecretKeySpec(derived(key, "name"), MAC);
  }

  /** As {@link ContactKey#seal}. */
  public byte[] seal(byte[] plain, byte[] aad) {
    return aead.seal(plain, aad);
  }

  /** As {@link ContactKey#open}. */
  public byte[] open(byte[] sealed, byte[] aad) throws SealedException {
    return aead.open(sealed, aad);
  }

  /** The 32 bytes that stand for these words in this order: HMAC-SHA256. */
  public byte[] name(String... words) {
    Mac mac = Thread.currentThread().isVirtual() ? newMac() : MACS.get();
    try {
      mac.init(naming);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC takes any key", impossible);
    }
    for (String word : words) {
      byte[] bytes = word.getBytes(UTF_8);
      // The length in front, or "ab", "c" and "a", "bc" would be the same.
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      mac.update(bytes);
    }
    return mac.doFinal();
  }

  /** One key is used for one thing. */
  private static byte[] derived(byte[] key, String use) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.expandOnly(
                  new SecretKeySpec(key, "Generic"), use.getBytes(UTF_8), Aead.KEY_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HKDF-SHA256", impossible);
    }
  }

  private static Mac newMac() {
    try {
      return Mac.getInstance(MAC);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + MAC, impossible);
    }
  }
}
