package io.millrace.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.oracle.Rules;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import io.millrace.load.workload.WorkloadFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnTimeTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:07Z");

  private static Sequence sequence(double disordered, double lateWithin, double lateBeyond) {
    List<String> overrides =
        List.of(
            "pipeline.windowSize=PT1S",
            "duplicates.immediate=0",
            "duplicates.delayed=0",
            "duplicates.beyondHorizon=0",
            "rejections.nullValue=0",
            "rejections.malformed=0",
            "rejections.unknownSchema=0",
            "rejections.missingField=0",
            "rejections.outOfRange=0",
            "rejections.badFormat=0",
            "rejections.badEventTime=0",
            "disorder.disordered=" + disordered,
            "disorder.lateWithin=" + lateWithin,
            "disorder.lateBeyond=" + lateBeyond);
    return new Sequence(
        WorkloadFile.parse("keys: {users: 50}", overrides)
            .inRealTime(100, Duration.ofSeconds(5), BEGIN));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, true", "1, 0, 0, true", "0, 1, 0, false", "0, 0, 1, false"})
  void hasTheWindowsOfEventsThatCannotBeLate(
      double disordered, double lateWithin, double lateBeyond, boolean expected) {
    Sequence sequence = sequence(disordered, lateWithin, lateBeyond);
    OnTime onTime = new OnTime(sequence);
    Rules rules = new Rules(sequence.pipeline());
    GeneratedRecord record = new GeneratedRecord();

    assertThat(LongStream.range(0, sequence.size()))
        .allSatisfy(
            index -> {
              sequence.describe(index, record);
              assertThat(onTime.has(record.user(), rules.windowStart(record.timestamp())))
                  .isEqualTo(expected);
            });
    assertThat(onTime.has(0, BEGIN.plusSeconds(1_000).toEpochMilli())).isFalse();
  }
}
