package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void agreesWithTheJdkOnEveryPairAndOnTheBordersOfLongerOnes() {
    int[] borders = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
    for (int first = 0; first < 0x100; first++) {
      for (int second = 0; second < 0x100; second++) {
        assertAgrees((byte) first, (byte) second);
      }
    }
    for (int first = 0xC0; first < 0x100; first++) {
      for (int second : borders) {
        for (int third : borders) {
          assertAgrees((byte) first, (byte) second, (byte) third);
          for (int fourth : borders) {
            assertAgrees((byte) first, (byte) second, (byte) third, (byte) fourth);
          }
        }
      }
    }
  }

  @Property
  void findsOneBadByteAnywhere(
      @ForAll @StringLength(max = 40) String text, @ForAll @IntRange(max = 200) int at) {
    byte[] bytes = text.replaceAll("[\\ud800-\\udfff]", "é").getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.valid(bytes, 0, bytes.length)).isTrue();
    byte[] broken = new byte[bytes.length + 1];
    int cut = at % broken.length;
    System.arraycopy(bytes, 0, broken, 0, cut);
    broken[cut] = (byte) 0xFF;
    System.arraycopy(bytes, cut, broken, cut + 1, bytes.length - cut);
    assertThat(Utf8.valid(broken, 0, broken.length)).isFalse();
  }

  @Property
  void countsCodePointsAsTheJdkDoes(
      @ForAll @StringLength(max = 40) String text, @ForAll @IntRange(max = 50) int limit) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // Encoding replaces lone surrogates: count what was encoded.
    String encoded = new String(bytes, StandardCharsets.UTF_8);
    assertThat(Utf8.atMost(bytes, 0, bytes.length, limit))
        .isEqualTo(encoded.codePointCount(0, encoded.length()) <= limit);
  }

  private static void assertAgrees(byte... bytes) {
    if (Utf8.valid(bytes, 0, bytes.length) != jdkAccepts(bytes)) {
      throw new AssertionError(HexFormat.of().formatHex(bytes));
    }
  }

  private static boolean jdkAccepts(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
