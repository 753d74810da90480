package io.millrace.contract;

/** Recognises {@link TextForm#HTTP_URL}. */
final class HttpUrl {

  private static final long HTTP = fourBytes('h', 't', 't', 'p');
  private static final long ONES = 0x0101010101010101L;

  private HttpUrl() {}

  static boolean matches(byte[] bytes, int from, int to) {
    // The shortest one is http://x.
    if (to - from < 8 || ((long) Utf8.LONGS.get(bytes, from) & 0xFFFFFFFFL) != HTTP) {
      return false;
    }
    int at = from + 4;
    if (bytes[at] == 's') {
      at++;
    }
    return to - at > 3
        && bytes[at] == ':'
        && bytes[at + 1] == '/'
        && bytes[at + 2] == '/'
        && isDense(bytes, at + 3, to);
  }

  /** Whether there is neither white space nor a control character in valid UTF-8. */
  static boolean isDense(byte[] bytes, int from, int to) {
    int at = from;
    while (to - at >= Long.BYTES && isDenseAscii((long) Utf8.LONGS.get(bytes, at))) {
      at += Long.BYTES;
    }
    for (; at < to; at++) {
      byte b = bytes[at];
      if (b >= 0 ? b <= ' ' || b == 0x7F : startsSpaceOrControl(bytes, at, to)) {
        return false;
      }
    }
    return true;
  }

  /** Whether eight bytes are all in 0x21 to 0x7E. */
  private static boolean isDenseAscii(long eight) {
    // With the high bits clear no sum carries into the next byte: b + 0x5F reaches 0x80 from 0x21
    // on,
    // and b + 1 from 0x7F on.
    return (eight & Utf8.HIGH_BITS) == 0
        && ((eight + 0x5F * ONES) & Utf8.HIGH_BITS) == Utf8.HIGH_BITS
        && ((eight + ONES) & Utf8.HIGH_BITS) == 0;
  }

  /** U+0080 to U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000. */
  private static boolean startsSpaceOrControl(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    if (lead == 0xC2) {
      return at + 1 < to && (bytes[at + 1] & 0xFF) <= 0xA0;
    }
    if (at + 2 >= to || lead < 0xE1 || lead > 0xE3) {
      return false;
    }
    int rest = (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
    return switch (lead) {
      case 0xE1 -> rest == 0x9A80;
      case 0xE2 ->
          (rest >= 0x8080 && rest <= 0x808A)
              || rest == 0x80A8
              || rest == 0x80A9
              || rest == 0x80AF
              || rest == 0x819F;
      default -> rest == 0x8080;
    };
  }

  private static long fourBytes(char first, char second, char third, char fourth) {
    return first | second << 8 | third << 16 | (long) fourth << 24;
  }
}
