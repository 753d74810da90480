package io.millrace.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks on UTF-8 text in place. */
final class Utf8 {

  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /**
   * Whether {@code bytes[from, to)} is well-formed UTF-8 in the sense of the Unicode standard
   * (table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
   */
  static boolean valid(byte[] bytes, int from, int to) {
    int at = from;
    while (to - at >= Long.BYTES) {
      if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
        return validSlowly(bytes, at, to);
      }
      at += Long.BYTES;
    }
    if (at < to && to - from >= Long.BYTES) {
      // The last eight bytes overlap what was seen: cheaper than up to seven single ones.
      if (((long) LONGS.get(bytes, to - Long.BYTES) & HIGH_BITS) == 0) {
        return true;
      }
      return validSlowly(bytes, at, to);
    }
    for (; at < to; at++) {
      if (bytes[at] < 0) {
        return validSlowly(bytes, at, to);
      }
    }
    return true;
  }

  private static boolean validSlowly(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at++];
      if (lead >= 0) {
        continue;
      }
      int following;
      // The second byte is confined further after some leads: that excludes overlong forms (E0,
      // F0),
      // surrogates (ED) and what lies beyond the last code point (F4).
      int low = 0x80;
      int high = 0xBF;
      lead &= 0xFF;
      if (lead >= 0xC2 && lead <= 0xDF) {
        following = 1;
      } else if (lead >= 0xE0 && lead <= 0xEF) {
        following = 2;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
      } else if (lead >= 0xF0 && lead <= 0xF4) {
        following = 3;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
      } else {
        return false;
      }
      if (to - at < following) {
        return false;
      }
      int second = bytes[at] & 0xFF;
      if (second < low || second > high) {
        return false;
      }
      for (int i = 1; i < following; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) {
          return false;
        }
      }
      at += following;
    }
    return true;
  }

  /** Whether well-formed UTF-8 has at most {@code limit} code points. Rarely looks at the bytes. */
  static boolean atMost(byte[] bytes, int from, int to, long limit) {
    int length = to - from;
    if (length <= limit) {
      return true;
    }
    if (length > 4 * limit) {
      return false;
    }
    int codePoints = 0;
    for (int at = from; at < to; at++) {
      if ((bytes[at] & 0xC0) != 0x80) {
        codePoints++;
      }
    }
    return codePoints <= limit;
  }
}
