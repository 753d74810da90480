package io.millrace.contract;

/** Recognises {@link TextForm#IP_LITERAL}. */
final class IpLiteral {

  private static final int GROUPS = 8;

  private IpLiteral() {}

  static boolean matches(byte[] bytes, int from, int to) {
    return isV4(bytes, from, to) || isV6(bytes, from, to);
  }

  private static boolean isV4(byte[] bytes, int from, int to) {
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (at >= to || bytes[at] != '.') {
          return false;
        }
        at++;
      }
      int first = at;
      int number = 0;
      while (at < to && at - first < 3 && isDigit(bytes[at])) {
        number = 10 * number + bytes[at++] - '0';
      }
      boolean leadingZero = at - first > 1 && bytes[first] == '0';
      if (at == first || number > 255 || leadingZero) {
        return false;
      }
    }
    return at == to;
  }

  /**
   * Groups of one to four hexadecimal digits separated by colons: eight of them, or fewer with one
   * {@code ::} that stands for one or more groups of zeros. An IPv4 literal may stand for the last
   * two groups.
   */
  private static boolean isV6(byte[] bytes, int from, int to) {
    int at = from;
    int groups = 0;
    boolean shortened = false;
    if (to - at >= 2 && bytes[at] == ':') {
      if (bytes[at + 1] != ':') {
        return false;
      }
      shortened = true;
      at += 2;
      if (at == to) {
        return true;
      }
    }
    while (true) {
      int first = at;
      while (at < to && at - first < 4 && isHexDigit(bytes[at])) {
        at++;
      }
      if (at < to && bytes[at] == '.') {
        return isV4(bytes, first, to) && isComplete(groups + 2, shortened);
      }
      if (at == first) {
        return false;
      }
      groups++;
      if (at == to) {
        return isComplete(groups, shortened);
      }
      if (bytes[at++] != ':') {
        return false;
      }
      if (at < to && bytes[at] == ':') {
        if (shortened) {
          return false;
        }
        shortened = true;
        at++;
        if (at == to) {
          return isComplete(groups, true);
        }
      }
    }
  }

  private static boolean isComplete(int groups, boolean shortened) {
    return shortened ? groups < GROUPS : groups == GROUPS;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isHexDigit(byte b) {
    return isDigit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }
}
