package io.millrace.load.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.load.pace.Schedule;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a workload changes what is generated: none is a dead letter. */
class KnobTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int RECORDS = 3_000;

  /** Field to another value, and what else must be set for the field to matter. */
  private static final Map<String, String> KNOBS = new TreeMap<>();

  static {
    KNOBS.put("seed", "2");
    KNOBS.put("records", "2999");
    KNOBS.put("partitions", "11");
    KNOBS.put("emptyPartitions", "[3]");
    KNOBS.put("eventTime.start", "2026-01-01T00:00:00Z");
    KNOBS.put("eventTime.span", "PT61M");
    KNOBS.put("eventTime.margin", "PT11M");
    KNOBS.put("arrival.profile", "RAMP");
    KNOBS.put("arrival.peak", "1.4 arrival.profile=STEP");
    KNOBS.put("arrival.periods", "5 arrival.profile=SINE");
    KNOBS.put("arrival.burstShare", "0.2 arrival.profile=BURST");
    KNOBS.put("arrival.perSecond", "100");
    KNOBS.put("arrival.duration", "PT20S arrival.perSecond=100");
    KNOBS.put("keys.users", "9999");
    KNOBS.put("keys.distribution", "UNIFORM");
    KNOBS.put("keys.exponent", "0.9");
    KNOBS.put("keys.hotUsers", "11 keys.distribution=HOT_SET");
    KNOBS.put("keys.hotShare", "0.6 keys.distribution=HOT_SET");
    KNOBS.put("keys.nullShare", "0.2");
    KNOBS.put("payload.bytes", "301");
    KNOBS.put("payload.spread", "50");
    KNOBS.put("payload.headerShare", "0.2");
    for (String share :
        List.of(
            "duplicates.immediate",
            "duplicates.delayed",
            "duplicates.beyondHorizon",
            "rejections.nullValue",
            "rejections.malformed",
            "rejections.unknownSchema",
            "rejections.missingField",
            "rejections.outOfRange",
            "rejections.badFormat",
            "rejections.badEventTime",
            "disorder.disordered",
            "disorder.lateWithin",
            "disorder.lateBeyond",
            "profiles.superseded")) {
      KNOBS.put(share, "0.07");
    }
    KNOBS.put("duplicates.meanDelay", "PT1M");
    KNOBS.put("disorder.beyondSpread", "PT1M");
    KNOBS.put("profiles.known", "0.7");
    KNOBS.put("profiles.deleted", "0.07");
    KNOBS.put("profiles.updates", "10");
    KNOBS.put("profiles.deleteShare", "0.9 profiles.updates=20");
    KNOBS.put("pipeline.windowSize", "PT70S");
    KNOBS.put("pipeline.allowedLateness", "PT3M");
    KNOBS.put("pipeline.deduplicationHorizon", "PT5M");
    KNOBS.put("pipeline.maxDisorder", "PT20S");
    KNOBS.put("pipeline.idleTimeout", "PT9S");
  }

  static Set<String> knobs() {
    return KNOBS.keySet();
  }

  @Test
  void listsEveryField() {
    Set<String> fields = new TreeSet<>();
    collect("", WorkloadFile.toTree(Workload.defaults()), fields);
    assertThat(KNOBS.keySet()).isEqualTo(fields);
  }

  @ParameterizedTest
  @MethodSource("knobs")
  void changesSomething(String knob) {
    String[] settings = (knob + "=" + KNOBS.get(knob)).split(" ", -1);
    List<String> others = List.of(settings).subList(1, settings.length);

    assertThat(fingerprint(List.of(settings))).isNotEqualTo(fingerprint(others));
  }

  private static void collect(String path, JsonNode node, Set<String> into) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isObject()) {
                collect(path + field.getKey() + ".", field.getValue(), into);
              } else {
                into.add(path + field.getKey());
              }
            });
  }

  private static String fingerprint(List<String> settings) {
    Workload workload = WorkloadFile.parse("records: " + RECORDS, settings).resolved(NOW);
    Sequence sequence = new Sequence(workload);
    Schedule schedule = new Schedule(sequence);
    ProfileHistory profiles = sequence.profiles();
    MessageDigest digest = SequenceTest.sha256();
    digest.update(Headers.bytes(sequence.size()));
    digest.update(Headers.bytes(workload.partitions()));
    digest.update(Headers.bytes(schedule.dueMicros(sequence.size() / 3)));
    for (int user = 0; user < 2_000; user++) {
      digest.update(Headers.bytes(profiles.initialVersion(user)));
      digest.update((byte) (profiles.everWritten(user) ? 1 : 0));
    }
    for (int update = 0; update < profiles.updates(); update++) {
      digest.update(profiles.value(profiles.userOf(update), profiles.versionOf(update)));
    }
    // Only the oracle uses it, for paced runs.
    digest.update(Headers.bytes(workload.pipeline().idleTimeout().toMillis()));
    digest.update(Headers.bytes(workload.pipeline().windowSize().toMillis()));
    return SequenceTest.hash(sequence, 0, sequence.size())
        + HexFormat.of().formatHex(digest.digest());
  }
}
