package io.millrace.load.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.workload.Arrival;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what is generated with theory; the seeds are fixed, so a pass is a pass for ever. */
class DistributionTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:07Z");

  /** The 99.9th percentile of chi-square with 49 degrees of freedom. */
  private static final double CHI_SQUARE_49 = 85.35;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.8, 1, 1.5})
  void usersFollowZipf(double exponent) {
    assertUsers("{users: 50, exponent: " + exponent + "}", user -> Math.pow(user + 1, -exponent));
  }

  @Test
  void usersCanBeUniform() {
    assertUsers("{users: 50, distribution: UNIFORM}", user -> 1);
  }

  @Test
  void hotUsersGetTheirShare() {
    assertUsers(
        "{users: 50, distribution: HOT_SET, hotUsers: 5, hotShare: 0.8}",
        user -> user < 5 ? 0.8 / 5 : 0.2 / 45);
  }

  private static void assertUsers(String keys, IntToDoubleFunction weight) {
    Sequence sequence = sequence("keys: " + keys, 200_000);
    long[] counts = new long[50];
    GeneratedRecord record = new GeneratedRecord();
    for (long i = 0; i < sequence.size(); i++) {
      sequence.describe(i, record);
      // Copies repeat a draw, and so are no draws.
      if (!record.kind().isCopy()) {
        counts[record.user()]++;
      }
    }
    double weights = 0;
    long total = 0;
    for (int user = 0; user < 50; user++) {
      weights += weight.applyAsDouble(user);
      total += counts[user];
    }
    double chiSquare = 0;
    for (int user = 0; user < 50; user++) {
      double expected = total * weight.applyAsDouble(user) / weights;
      chiSquare += (counts[user] - expected) * (counts[user] - expected) / expected;
    }
    assertThat(chiSquare).isLessThan(CHI_SQUARE_49);
  }

  @ParameterizedTest
  @CsvSource({"CONSTANT, 1", "RAMP, 1.7", "STEP, 1.9", "SINE, 1.6", "BURST, 7.5"})
  void arrivalsFollowTheirRate(Arrival.Profile profile, double peak) {
    ArrivalCurve curve = new ArrivalCurve(new Arrival(profile, peak, 4, 0.1, 0, Duration.ZERO));
    int records = 100_000;
    int slices = 80;
    long[] counts = new long[slices];
    double before = 0;
    for (int i = 0; i < records; i++) {
      double time = curve.time((double) i / records);
      assertThat(time).isBetween(before, 1.0);
      assertThat(curve.sent(time)).isCloseTo((double) i / records, within());
      counts[Math.min(slices - 1, (int) (time * slices))]++;
      before = time;
    }
    // The largest gap to theory, as Kolmogorov and Smirnov take it; without chance it is a
    // rounding.
    double sum = 0;
    double gap = 0;
    for (int slice = 0; slice < slices; slice++) {
      sum += counts[slice];
      double share = mean(profile, peak, (slice + 1.0) / slices);
      gap = Math.max(gap, Math.abs(sum / records - share));
    }
    assertThat(gap).isLessThan(3.0 / records);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  /** Integrates the rate by its definition, in small steps. */
  private static double mean(Arrival.Profile profile, double peak, double until) {
    int steps = 400_000;
    double sum = 0;
    for (int i = 0; i < until * steps; i++) {
      sum += rate(profile, peak, (i + 0.5) / steps);
    }
    return sum / steps;
  }

  private static double rate(Arrival.Profile profile, double peak, double x) {
    return switch (profile) {
      case CONSTANT -> 1;
      case RAMP -> 2 - peak + 2 * (peak - 1) * x;
      case STEP -> x < 0.5 ? 2 - peak : peak;
      case SINE -> 1 + (peak - 1) * Math.sin(2 * Math.PI * 4 * x);
      case BURST -> x * 4 % 1 < 0.1 ? peak : (1 - 0.1 * peak) / 0.9;
    };
  }

  @Test
  void faultsHaveTheirShares() {
    int records = 200_000;
    Sequence sequence = sequence("seed: 11", records);
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    GeneratedRecord record = new GeneratedRecord();
    // Behind the first half hour every copy finds an original.
    for (long i = records / 2; i < records; i++) {
      sequence.describe(i, record);
      counts.merge(record.kind(), 1L, Long::sum);
    }
    Map<Kind, Double> shares = new EnumMap<>(Kind.class);
    shares.put(Kind.DISORDERED, 0.15);
    shares.put(Kind.LATE_WITHIN, 0.02);
    shares.put(Kind.LATE_BEYOND, 0.06);
    shares.put(Kind.COPY_IMMEDIATE, 0.02);
    shares.put(Kind.COPY_DELAYED, 0.04);
    shares.put(Kind.COPY_BEYOND_HORIZON, 0.01);
    shares.put(Kind.MALFORMED, 0.006);
    for (Kind kind :
        List.of(
            Kind.NULL_VALUE,
            Kind.UNKNOWN_SCHEMA,
            Kind.MISSING_FIELD,
            Kind.OUT_OF_RANGE,
            Kind.BAD_FORMAT,
            Kind.BAD_EVENT_TIME)) {
      shares.put(kind, 0.004);
    }
    shares.forEach((kind, share) -> assertShare(kind.name(), counts.get(kind), records / 2, share));
  }

  @Test
  void keysHeadersAndProfilesHaveTheirShares() {
    Sequence sequence = sequence("seed: 12", 100_000);
    GeneratedRecord record = new GeneratedRecord();
    long events = 0;
    long nullKeys = 0;
    long headers = 0;
    for (long i = 0; i < sequence.size(); i++) {
      sequence.describe(i, record);
      if (record.kind().isOriginal()) {
        events++;
        nullKeys += record.keyIsNull() ? 1 : 0;
        headers += record.hasHeader() ? 1 : 0;
      }
    }
    assertShare("null keys", nullKeys, events, 0.01);
    assertShare("headers", headers, events, 0.1);
    long known = 0;
    long written = 0;
    for (int user = 0; user < 10_000; user++) {
      known += sequence.profiles().initialVersion(user) > 0 ? 1 : 0;
      written += sequence.profiles().everWritten(user) ? 1 : 0;
    }
    assertShare("known", known, 10_000, 0.9);
    assertShare("written", written, 10_000, 0.92);
  }

  private static void assertShare(String name, long count, long of, double share) {
    // Four standard deviations: one in 16,000 seeds would fail, and this one is fixed.
    double deviation = Math.sqrt(of * share * (1 - share));
    assertThat(count - of * share).as(name).isBetween(-4 * deviation, 4 * deviation);
  }

  private static Sequence sequence(String yaml, long records) {
    Workload workload = WorkloadFile.parse(yaml, List.of()).withRecords(records).withStart(START);
    return new Sequence(workload);
  }
}
