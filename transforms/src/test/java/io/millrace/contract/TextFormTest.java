package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a",
        "https://a",
        "http:///",
        "http://http://",
        "https://shop.example/a/very/long/path?with=query&and=more#fragment",
        "http://bücher.example/straße/€/😀",
        "http://a\u200B\uFEFF\u180E"
      })
  void isUrl(String text) {
    assertThat(holds(TextForm.HTTP_URL, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "h",
        "http",
        "http:",
        "http:/",
        "http://",
        "https:",
        "https:/",
        "https://",
        "httpss://a",
        "HTTP://a",
        "Https://a",
        "ftp://aaaaaa",
        " http://a",
        "http//aaa",
        "http:a//aaa",
        "http://a ",
        "http://a b",
        "http:// ",
        "http://aaaaaaaaaaaaaaaa\taaaaaaaaaaaa",
        "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
        "http://aaaaaaaa\u0000",
        "http://a\u007F",
        "http://aaaaaaa\u007Faaaaaaaa"
      })
  void isNoUrl(String text) {
    assertThat(holds(TextForm.HTTP_URL, text)).isFalse();
  }

  @Test
  void whiteSpaceAndControlCharactersAreThoseOfUnicode() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        boolean excluded =
            Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
        byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        if (HttpUrl.isDense(bytes, 0, bytes.length) == excluded) {
          throw new AssertionError("U+" + Integer.toHexString(c));
        }
      }
    }
  }

  @Test
  void excludedCharactersAreFoundAtEveryPlace() {
    for (int length = 1; length < 30; length++) {
      for (int at = 0; at < length; at++) {
        for (byte excluded : new byte[] {0, 0x1F, ' ', 0x7F}) {
          byte[] bytes = "~".repeat(length).getBytes(StandardCharsets.US_ASCII);
          assertThat(HttpUrl.isDense(bytes, 0, length)).isTrue();
          bytes[at] = excluded;
          assertThat(HttpUrl.isDense(bytes, 0, length)).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "203.0.113.7",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:DB8:0:0:8:800:200C:417A",
        "1:2:3:4:5:6:7:8",
        "0001:0002:0003:0004:0005:0006:0007:0008",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1::3:4:5:6:7:8",
        "::13.1.68.3",
        "::ffff:129.144.52.38",
        "1:2:3:4:5:6:1.2.3.4",
        "1:2:3:4:5::1.2.3.4",
        "64:ff9b::255.255.255.255"
      })
  void isIpLiteral(String text) {
    assertThat(holds(TextForm.IP_LITERAL, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ":",
        ":::",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "1..2.3",
        "256.1.1.1",
        "1.1.1.256",
        "1.1.1.1000",
        "01.1.1.1",
        "1.1.1.00",
        "1.1.1.a",
        "-1.1.1.1",
        " 1.1.1.1",
        "1.1.1.1 ",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8",
        "1::2::3",
        "1:::2",
        ":1:2:3:4:5:6:7",
        ":1::",
        "1:2:3:4:5:6:7:",
        "1::2:",
        "12345::",
        "g::",
        "::1%eth0",
        "fe80::1/64",
        "[::1]",
        "::1.2.3",
        "::1.2.3.4:5",
        "::256.1.1.1",
        "::01.1.1.1",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:6::1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "::a.1.1.1",
        "::١"
      })
  void isNoIpLiteral(String text) {
    assertThat(holds(TextForm.IP_LITERAL, text)).isFalse();
  }

  /** Surrounded by what would change the verdict if it were read. */
  private static boolean holds(TextForm form, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[content.length + 2];
    bytes[0] = '1';
    System.arraycopy(content, 0, bytes, 1, content.length);
    bytes[bytes.length - 1] = '1';
    return form.holds(bytes, 1, content.length);
  }
}
