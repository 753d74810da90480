package io.millrace.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HorizonTest {
  @ParameterizedTest
  @CsvSource({
    // horizon, event time, slice, expiry
    "10, 0, 0, 15",
    "10, 4, 0, 15",
    "10, 5, 1, 20",
    "10, -1, -1, 10",
    "10, -5, -1, 10",
    "10, -6, -2, 5",
    "7, 3, 0, 11",
    "7, 4, 1, 15",
    "7, -4, -1, 7",
    "7, -5, -2, 3",
    "2, 0, 0, 3",
    "2, 1, 1, 4",
    "3, 1, 0, 5",
    "600000, 1750000000000, 5833333, 1750000800000",
  })
  void cutsTimeIntoSlicesOfHalfAHorizon(long horizon, long time, long slice, long expiry) {
    assertThat(new Horizon(horizon).slice(time)).isEqualTo(slice);
    assertThat(new Horizon(horizon).expiry(slice)).isEqualTo(expiry);
  }

  @Property(tries = 300)
  void remembersAtLeastAHorizonAndAtMostHalfAHorizonMore(
      @ForAll @IntRange(min = 2, max = 5_000) int millis, @ForAll int time) {
    Horizon horizon = new Horizon(millis);
    long slice = horizon.slice(time);

    assertThat(horizon.isExpired(slice, (long) time + millis)).isFalse();
    assertThat(horizon.isExpired(slice, (long) time + millis + (millis + 1) / 2)).isTrue();
    assertThat(horizon.isExpired(slice, horizon.expiry(slice) - 1)).isFalse();
    assertThat(horizon.isExpired(slice, horizon.expiry(slice))).isTrue();
  }

  @Test
  void isMadeOfADuration() {
    assertThat(Horizon.of(Duration.ofMinutes(10)).millis()).isEqualTo(600_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 0, -5})
  void refusesLessThanTwoMilliseconds(long millis) {
    assertThatThrownBy(() -> new Horizon(millis))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the deduplication horizon must be at least 2 ms, not " + millis + " ms");
  }
}
