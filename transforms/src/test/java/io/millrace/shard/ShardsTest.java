package io.millrace.shard;

import static io.millrace.batch.TestEvent.print;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.Fingerprint;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
  @Property(tries = 300)
  void isTheFirstHalfOfTheFingerprintAsUnsignedNumberModuloTheCount(
      @ForAll int key, @ForAll @IntRange(min = 1, max = Shards.MAX) int count) {
    Fingerprint print = print("user-" + key);
    BigInteger high = new BigInteger(Long.toUnsignedString(print.high()));

    assertThat(new Shards(count).of(print))
        .isEqualTo(high.mod(BigInteger.valueOf(count)).intValue());
  }

  @Test
  void staysTheSameBetweenVersions() {
    Shards shards = new Shards(Shards.DEFAULT);
    int[] found = new int[5];
    for (int i = 0; i < found.length; i++) {
      found[i] = shards.of(print("user-" + i));
    }

    assertThat(found).containsExactly(63, 54, 47, 33, 52);
  }

  @Test
  void spreadsKeysEvenly() {
    Shards shards = new Shards(64);
    int[] counts = new int[64];
    for (int i = 0; i < 64_000; i++) {
      counts[shards.of(print("user-" + i))]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(850, 1150);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Shards.MAX + 1})
  void refusesImpossibleCounts(int count) {
    assertThatThrownBy(() -> new Shards(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shards must be 1 to 4096, not " + count);
  }
}
