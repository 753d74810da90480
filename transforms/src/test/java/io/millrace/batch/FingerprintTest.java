package io.millrace.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private final Fingerprint print = new Fingerprint();

  @Property(tries = 1000)
  void isMurmur3OfAnyBytesAtAnyPlace(
      @ForAll @Size(max = 100) byte[] bytes, @ForAll @IntRange(max = 20) int start) {
    byte[] inside = new byte[start + bytes.length + 3];
    new Random(start).nextBytes(inside);
    System.arraycopy(bytes, 0, inside, start, bytes.length);

    assertIsMurmur3(inside, start, bytes.length);
  }

  @Test
  void isMurmur3AtEveryLength() {
    byte[] bytes = new byte[200];
    new Random(1).nextBytes(bytes);
    for (int length = 0; length < 190; length++) {
      assertIsMurmur3(bytes, 5, length);
    }
  }

  private void assertIsMurmur3(byte[] bytes, int start, int length) {
    ByteBuffer expected =
        ByteBuffer.wrap(Hashing.murmur3_128().hashBytes(bytes, start, length).asBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    print.of(bytes, start, length);
    assertThat(print.high()).isEqualTo(expected.getLong());
    assertThat(print.low()).isEqualTo(expected.getLong());
  }

  @Test
  void tellsNumberedIdsApartByEitherHalf() {
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    byte[] id = new byte[8];
    for (int i = 0; i < 100_000; i++) {
      ByteBlock.putLong(id, 0, i);
      print.of(id, 0, 8);
      high.add(print.high());
      low.add(print.low());
    }
    assertThat(high).hasSize(100_000);
    assertThat(low).hasSize(100_000);
  }
}
