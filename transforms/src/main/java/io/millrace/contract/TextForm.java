package io.millrace.contract;

/** Forms of text that many events have. */
public enum TextForm implements BytesRule {

  /**
   * {@code http://} or {@code https://} in lower case, then at least one character, and neither
   * white space (Unicode's property White_Space) nor control characters (category Cc) anywhere.
   */
  HTTP_URL {
    @Override
    public boolean holds(byte[] bytes, int start, int length) {
      return HttpUrl.matches(bytes, start, start + length);
    }
  },

  /**
   * An IPv4 literal, four decimal numbers 0 to 255 without leading zeros, separated by dots; or an
   * IPv6 literal in the text form of RFC 4291, section 2.2, without a zone.
   */
  IP_LITERAL {
    @Override
    public boolean holds(byte[] bytes, int start, int length) {
      return IpLiteral.matches(bytes, start, start + length);
    }
  };
}
