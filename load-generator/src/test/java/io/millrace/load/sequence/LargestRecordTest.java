package io.millrace.load.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.workload.Payload;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No workload leads to an enriched record over the pipeline's default limit of one MiB. */
class LargestRecordTest {
  private static final int LIMIT = 1 << 20;
  private static final int OTHER_PARTS_OF_A_RECORD = 4_096;

  @Test
  void staysBelowTheLimitOfThePipeline() {
    Workload workload =
        WorkloadFile.parse(
                "",
                List.of(
                    "records=300",
                    "keys.users=20",
                    "profiles.known=0.98",
                    "payload.bytes=" + Payload.MOST,
                    "payload.spread=" + (Payload.MOST - Payload.LEAST)))
            .resolved(Instant.parse("2026-03-01T10:00:00Z"));
    Sequence sequence = new Sequence(workload);
    GeneratedRecord record = new GeneratedRecord();
    int largest = 0;
    for (long index = 0; index < sequence.size(); index++) {
      sequence.generate(index, record);
      byte[] value = record.value();
      int profile = sequence.profiles().suffix(record.user(), 1).length;
      largest = Math.max(largest, (value == null ? 0 : value.length) + profile);
    }

    assertThat(largest).isBetween(950_000, LIMIT - OTHER_PARTS_OF_A_RECORD);
  }
}
