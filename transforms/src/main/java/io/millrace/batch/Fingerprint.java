package io.millrace.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The 128-bit fingerprint of some bytes: MurmurHash3 x64 128 with seed 0, as published by Austin
 * Appleby. With n ids alive at once the chance that any two share a fingerprint is below n²/2¹²⁹:
 * for a billion ids, 10⁻²¹. Not for input of an adversary who profits from a collision.
 *
 * <p>Holds the last result, so it is not thread-safe, and makes no garbage.
 */
public final class Fingerprint {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long high;
  private long low;

  /** Takes the fingerprint of {@code bytes[start, start + length)}. */
  public Fingerprint of(byte[] bytes, int start, int length) {
    long h1 = 0;
    long h2 = 0;
    int blocks = start + (length & ~15);
    for (int at = start; at < blocks; at += 16) {
      h1 = Long.rotateLeft(h1 ^ mix1((long) LONG.get(bytes, at)), 27) + h2;
      h1 = h1 * 5 + 0x52dce729;
      h2 = Long.rotateLeft(h2 ^ mix2((long) LONG.get(bytes, at + 8)), 31) + h1;
      h2 = h2 * 5 + 0x38495ab5;
    }
    long k1 = 0;
    long k2 = 0;
    for (int i = (length & 15) - 1; i >= 8; i--) {
      k2 = k2 << 8 | (bytes[blocks + i] & 0xffL);
    }
    for (int i = Math.min(length & 15, 8) - 1; i >= 0; i--) {
      k1 = k1 << 8 | (bytes[blocks + i] & 0xffL);
    }
    h1 ^= mix1(k1);
    h2 ^= mix2(k2);
    h1 ^= length;
    h2 ^= length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    h1 += h2;
    h2 += h1;
    high = h1;
    low = h2;
    return this;
  }

  private static long mix1(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long mix2(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long finish(long h) {
    h ^= h >>> 33;
    h *= 0xff51afd7ed558ccdL;
    h ^= h >>> 33;
    h *= 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }

  /** The first 64 bits. */
  public long high() {
    return high;
  }

  /** The last 64 bits. */
  public long low() {
    return low;
  }
}
