package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final long BEGIN = 1_772_000_000_000_000L;

  private final Journal journal = new Journal(2, BEGIN);

  private List<List<Integer>> records() {
    List<List<Integer>> records = new ArrayList<>();
    journal.forEach((due, sent, received) -> records.add(List.of(due, sent, received)));
    return records;
  }

  @Test
  void joinsResultsWithWhatTheyComeFrom() {
    // A result may be there before the generator hears that its record was taken.
    journal.received(1, 0, BEGIN + 30);
    journal.acknowledged(0, 0, BEGIN + 10, BEGIN + 11);
    journal.acknowledged(1, 0, BEGIN + 20, BEGIN + 22);
    journal.acknowledged(1, 1, BEGIN + 30, BEGIN + 33);
    journal.received(0, 0, BEGIN + 40);

    assertThat(records())
        .containsExactly(
            List.of(10, 11, 40), List.of(20, 22, 30), List.of(30, 33, OffsetTimes.NONE));
    assertThat(journal.unmatched()).isZero();
  }

  @Test
  void keepsTheFirstReceipt() {
    journal.acknowledged(0, 0, BEGIN, BEGIN);
    journal.received(0, 0, BEGIN + 5);
    journal.received(0, 0, BEGIN + 9);

    assertThat(records()).containsExactly(List.of(0, 0, 5));
  }

  @Test
  void leavesRoomForOffsetsWithoutARecord() {
    journal.acknowledged(0, 70_000, BEGIN + 1, BEGIN + 2);
    journal.received(0, 70_000, BEGIN + 3);

    assertThat(records()).containsExactly(List.of(1, 2, 3));
  }

  @Test
  void countsResultsOfNothing() {
    journal.acknowledged(0, 0, BEGIN, BEGIN);
    journal.received(0, 1, BEGIN);
    journal.received(1, 0, BEGIN);
    journal.received(2, 0, BEGIN);
    journal.received(-1, -1, BEGIN);

    assertThat(journal.unmatched()).isEqualTo(4);
  }

  @Test
  void refusesTimesThatDoNotFit() {
    assertThatThrownBy(() -> journal.received(0, 0, BEGIN + 2_200_000_000L))
        .isInstanceOf(ArithmeticException.class);
  }
}
