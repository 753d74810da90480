package io.millrace.load.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.pace.Progress;
import io.millrace.load.pace.Schedule;
import io.millrace.load.pace.WallClock;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Kind;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.Topics;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealTimeTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:07.123Z");

  @ParameterizedTest
  @CsvSource({"1000, 3, 3000", "333.3, 10, 3333", "7, 3, 21", "0.7, 3, 2", "41234.5, 1, 41235"})
  void hasEventsDueInTheMillisecondInWhichTheyHappen(double perSecond, int seconds, long records) {
    Workload workload =
        WorkloadFile.parse(
                "keys: {users: 100}", List.of("arrival.duration=PT1M", "arrival.perSecond=1"))
            .inRealTime(perSecond, Duration.ofSeconds(seconds), BEGIN);
    Sequence sequence = new Sequence(workload);
    Schedule schedule = new Schedule(sequence);
    GeneratedRecord record = new GeneratedRecord();

    assertThat(sequence.size()).isEqualTo(records);
    assertThat(schedule.dueMicros(sequence.size())).isEqualTo(seconds * 1_000_000L);
    for (long index = 0; index < sequence.size(); index++) {
      sequence.describe(index, record);
      long due = BEGIN.toEpochMilli() * 1_000 + schedule.dueMicros(index);
      if (record.kind() == Kind.ORDINARY) {
        assertThat(due - record.timestamp() * 1_000).isBetween(0L, 1_000L);
      } else {
        assertThat(due).isGreaterThanOrEqualTo(record.timestamp() * 1_000);
      }
    }
  }

  @Test
  void refusesARunThatIsLongerThanItsEventTime() {
    Workload workload = Workload.defaults().withStart(BEGIN).withRate(1_000);
    LoadRun run = new LoadRun("localhost:1", workload, Topics.defaults(), SendOptions.defaults());

    assertThatThrownBy(
            () -> run.runInRealTime(WallClock.system(), SendListener.none(), Progress.none()))
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "not in real time: the event time spans PT1H, and the run takes -2600000000 us more");
  }
}
