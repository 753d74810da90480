package io.millrace.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedWindowTest {
  @ParameterizedTest
  @CsvSource({
    // size, event time, start, end
    "10, 0, 0, 10",
    "10, 9, 0, 10",
    "10, 10, 10, 20",
    "10, -1, -10, 0",
    "10, -10, -10, 0",
    "10, -11, -20, -10",
    "7, 6, 0, 7",
    "7, 7, 7, 14",
    "7, -7, -7, 0",
    "7, -8, -14, -7",
    "1, -1, -1, 0",
    "60000, 1750000019999, 1749999960000, 1750000020000",
    "60000, 1750000020000, 1750000020000, 1750000080000",
  })
  void beginsAtMultiplesOfItsSize(long size, long time, long start, long end) {
    FixedWindow window = new FixedWindow(size, 0);

    assertThat(window.start(time)).isEqualTo(start);
    assertThat(window.end(start)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    // lateness, watermark, due, closed; of the window [-10, 0)
    "5, -1, false, false",
    "5, 0, true, false",
    "5, 4, true, false",
    "5, 5, true, true",
    "0, -1, false, false",
    "0, 0, true, true",
  })
  void isDueAtItsEndAndClosedAfterTheLateness(
      long lateness, long watermark, boolean due, boolean closed) {
    FixedWindow window = new FixedWindow(10, lateness);

    assertThat(window.isDue(-10, watermark)).isEqualTo(due);
    assertThat(window.isClosed(-10, watermark)).isEqualTo(closed);
  }

  @ParameterizedTest
  @CsvSource({
    // size, lateness, window start, slice, expiry
    "10, 0, 0, 0, 10",
    "10, 0, -10, -1, 0",
    "10, 10, 10, 1, 30",
    "10, 11, 10, 0, 31",
    "10, 11, 20, 1, 51",
    "10, 30, 10, 0, 50",
    "10, 31, 20, 0, 61",
    "10, 31, -10, -1, 31",
    "60000, 120000, 60000, 0, 240000",
  })
  void isFreedInSlicesOfWholeWindows(
      long size, long lateness, long start, long slice, long expiry) {
    FixedWindow window = new FixedWindow(size, lateness);

    assertThat(window.slice(start)).isEqualTo(slice);
    assertThat(window.expiry(slice)).isEqualTo(expiry);
  }

  @Property(tries = 300)
  void aSliceExpiresWhenItsLastWindowIsClosed(
      @ForAll @IntRange(min = 1, max = 500) int size,
      @ForAll @IntRange(max = 2_000) int lateness,
      @ForAll int time) {
    FixedWindow window = new FixedWindow(size, lateness);
    long start = window.start(time);
    long slice = window.slice(start);
    long last = window.sliceEnd(slice) - size;
    long length = window.sliceEnd(slice) - window.sliceEnd(slice - 1);

    assertThat(window.slice(last)).isEqualTo(slice);
    assertThat(window.slice(last + size)).isEqualTo(slice + 1);
    assertThat(start).isBetween(last + size - length, last);
    assertThat(2 * length).isBetween((long) size + lateness, (long) size + lateness + 2L * size);
    assertThat(window.isClosed(last, window.expiry(slice))).isTrue();
    assertThat(window.isClosed(last, window.expiry(slice) - 1)).isFalse();
  }

  @Test
  void isMadeOfDurationsAndRefusesImpossibleOnes() {
    assertThat(FixedWindow.of(Duration.ofMinutes(1), Duration.ofSeconds(2)))
        .isEqualTo(new FixedWindow(60_000, 2_000));
    assertThatThrownBy(() -> new FixedWindow(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the window size must be at least 1 ms, not 0");
    assertThatThrownBy(() -> new FixedWindow(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the allowed lateness must not be negative, but is -1 ms");
  }
}
