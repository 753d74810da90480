package io.millrace.load.sequence;

import static io.millrace.load.sequence.ClickWriter.ascii;

/** Texts of the clicks, as bytes that only need to be copied. */
final class Texts {
  static final byte[] OTHER_SCHEME = ascii("ftp://shop.example/catalogue");
  static final byte[] SCHEME_ONLY = ascii("https://");
  static final byte[] SPACE_IN_URL = ascii("https://shop.example/a b");
  static final byte[] OCTET_OVERFLOW = ascii("203.0.113.256");
  static final byte[] THREE_OCTETS = ascii("203.0.113");
  static final byte[] LEADING_ZERO = ascii("203.0.113.07");

  private static final byte[][] URLS = {
    ascii("https://shop.example/?q="),
    ascii("https://shop.example/category/shoes?q="),
    ascii("https://shop.example/category/books?q="),
    ascii("https://shop.example/item/details?ref="),
    ascii("https://shop.example/cart?session="),
    ascii("https://shop.example/checkout?step=2&ref="),
    ascii("http://m.shop.example/item?ref="),
    ascii("https://blog.example/posts/how-to-choose?u="),
  };
  private static final byte[][] REFERRERS = {
    ascii("https://search.example/?q="),
    ascii("https://news.example/today?from="),
    ascii("https://social.example/feed?post="),
    ascii("https://shop.example/"),
  };
  private static final byte[][] USER_AGENTS = {
    ascii("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"),
    ascii("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/138.0.0.0"),
    ascii("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) Safari/604.1"),
    ascii("Mozilla/5.0 (Linux; Android 15) Chrome/138.0 Mobile"),
  };
  private static final byte[][] OCTETS = octets();
  private static final byte[] IPV6_PREFIX = ascii("2001:db8::");
  private static final byte[] ALPHABET =
      ascii("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
  private static final int FILLER_BYTES = 1 << 16;

  private final byte[] filler = new byte[FILLER_BYTES];

  Texts(long seed) {
    for (int i = 0; i < filler.length; i++) {
      filler[i] = ALPHABET[(int) Draw.mix(seed + i) & 63];
    }
  }

  byte[] url(long draw) {
    return URLS[(int) (draw >>> 1) & 7];
  }

  byte[] referrer(long draw) {
    return REFERRERS[(int) (draw >>> 4) & 3];
  }

  byte[] userAgent(long draw) {
    return USER_AGENTS[(int) (draw >>> 6) & 3];
  }

  /** Writes {@code count} letters and digits, from a place that depends on the draw. */
  void filler(ByteWriter out, int count, long draw) {
    int at = (int) (draw >>> 8) & (FILLER_BYTES - 1);
    int rest = count;
    while (rest > 0) {
      int run = Math.min(rest, FILLER_BYTES - at);
      out.raw(filler, at, run);
      rest -= run;
      at = 0;
    }
  }

  /** Writes an address: one in eight is an IPv6 literal. */
  void address(ByteWriter out, long draw) {
    if ((draw & 7) == 0) {
      out.number(IPV6_PREFIX.length + 4);
      out.raw(IPV6_PREFIX, 0, IPV6_PREFIX.length);
      out.hex(draw >>> 8, 4);
      return;
    }
    byte[] first = OCTETS[1 + ((int) (draw >>> 8) & 127)];
    byte[] second = OCTETS[(int) (draw >>> 16) & 255];
    byte[] third = OCTETS[(int) (draw >>> 24) & 255];
    byte[] fourth = OCTETS[(int) (draw >>> 32) & 255];
    out.number(first.length + second.length + third.length + fourth.length + 3);
    out.raw(first, 0, first.length);
    out.raw('.');
    out.raw(second, 0, second.length);
    out.raw('.');
    out.raw(third, 0, third.length);
    out.raw('.');
    out.raw(fourth, 0, fourth.length);
  }

  private static byte[][] octets() {
    byte[][] table = new byte[256][];
    for (int i = 0; i < table.length; i++) {
      table[i] = ascii(Integer.toString(i));
    }
    return table;
  }
}
