package io.millrace.load.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequenceTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:07Z");

  private final Workload workload = Workload.defaults().withRecords(50_000).withStart(START);
  private final Sequence sequence = new Sequence(workload);

  @Test
  void givesTheSameBytesForEver() {
    // Changes of this value void every stored result: they need a reason, and a note in the
    // changes.
    assertThat(hash(sequence, 0, 10_000))
        .isEqualTo("2d83f25078207d21bcb3c0a48cf813902cef2152320254fc9f6b5a84b4eddd8a");
  }

  @Test
  void needsNoRecordBeforeARecord() {
    Sequence other = new Sequence(workload);
    GeneratedRecord here = new GeneratedRecord();
    GeneratedRecord there = new GeneratedRecord();
    for (long i = 20_000; i >= 0; i -= 7) {
      sequence.generate(i, here);
      other.generate((i * 31) % sequence.size(), there);
      other.generate(i, there);

      assertThat(there.valueEquals(here.value())).isTrue();
      assertThat(there.timestamp()).isEqualTo(here.timestamp());
      assertThat(there.partition()).isEqualTo(here.partition());
      assertThat(there.origin()).isEqualTo(here.origin());
    }
  }

  @Test
  void copiesAreTheirOriginalsByteForByte() {
    GeneratedRecord copy = new GeneratedRecord();
    GeneratedRecord original = new GeneratedRecord();
    long copies = 0;
    for (long i = 0; i < sequence.size(); i++) {
      sequence.generate(i, copy);
      if (copy.kind().isCopy()) {
        sequence.generate(copy.origin(), original);
        assertThat(copy.origin()).isLessThan(i);
        assertThat(original.kind().isOriginal()).isTrue();
        assertThat(copy.valueEquals(original.value())).isTrue();
        assertThat(copy.user()).isEqualTo(original.user());
        assertThat(copy.partition()).isEqualTo(original.partition());
        assertThat(copy.timestamp()).isEqualTo(original.timestamp());
        assertThat(copy.keyIsNull()).isEqualTo(original.keyIsNull());
        assertThat(copy.hasHeader()).isEqualTo(original.hasHeader());
        copies++;
      }
    }
    assertThat(copies).isGreaterThan(sequence.size() / 20);
  }

  @Test
  void leavesPartitionsEmptyAndFollowsTheKeyElsewhere() {
    Workload halfEmpty =
        WorkloadFile.parse("emptyPartitions: [0, 1, 2, 3, 4, 5]\nkeys: {users: 3000}", List.of())
            .withStart(START);
    Users users = new Sequence(halfEmpty).users();
    for (int user = 0; user < users.count(); user++) {
      byte[] id = users.id(user);
      assertThat(users.partition(user)).isGreaterThan(5);
      assertThat(users.partition(user)).isEqualTo(Users.partitionOf(id, 12));
      assertThat(users.find(id)).isEqualTo(user);
    }
    assertThat(users.find("user-0000000zz".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    assertThat(users.find("user-9999999aa".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    assertThat(users.find("someone".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
  }

  @Test
  void ordinaryAndDisorderedEventsAreWithinTheDisorderBound() {
    long bound = workload.pipeline().maxDisorder().toMillis();
    long[] largest = new long[workload.partitions()];
    Arrays.fill(largest, Long.MIN_VALUE / 2);
    GeneratedRecord record = new GeneratedRecord();
    for (long i = 0; i < sequence.size(); i++) {
      sequence.describe(i, record);
      boolean inOrder = record.kind() == Kind.ORDINARY || record.kind().isRejected();
      long behind = largest[record.partition()] - record.timestamp();
      if (inOrder) {
        assertThat(behind).isLessThanOrEqualTo(0);
      } else if (record.kind() == Kind.DISORDERED) {
        assertThat(behind).isLessThan(bound);
      }
      largest[record.partition()] = Math.max(largest[record.partition()], record.timestamp());
    }
  }

  @Test
  void lateEventsAreLateOnceTheWatermarkHasFollowed() {
    GeneratedRecord record = new GeneratedRecord();
    long base = 0;
    for (long i = 0; i < sequence.size(); i++) {
      sequence.describe(i, record);
      if (record.kind() == Kind.ORDINARY) {
        base = record.timestamp();
      }
      // The base time of a neighbour stands for the record's own; 72 ms lie between them.
      long watermark = base - 30_000;
      long windowEnd = Math.floorDiv(record.timestamp(), 60_000L) * 60_000 + 60_000;
      if (record.kind() == Kind.LATE_WITHIN) {
        assertThat(windowEnd).isLessThanOrEqualTo(watermark + 2_000);
        assertThat(windowEnd + 120_000).isGreaterThan(watermark);
      } else if (record.kind() == Kind.LATE_BEYOND) {
        assertThat(windowEnd + 120_000).isLessThanOrEqualTo(watermark + 2_000);
      }
    }
  }

  @Test
  void valuesHaveTheSizeThatWasAskedFor() {
    for (int bytes : new int[] {220, 300, 1_000, 5_000, 100_000}) {
      Sequence sized =
          new Sequence(
              WorkloadFile.parse("payload: {bytes: " + bytes + ", spread: 0}", List.of())
                  .withStart(START));
      GeneratedRecord record = new GeneratedRecord();
      long sum = 0;
      long count = 0;
      for (long i = 0; i < 2_000; i++) {
        sized.generate(i, record);
        if (!record.kind().isRejected()) {
          sum += record.valueLength();
          count++;
        }
      }
      assertThat((double) sum / count).isBetween(bytes - 12.0, bytes + 12.0);
    }
  }

  @Test
  void eventIdsAreUnique() {
    GeneratedRecord record = new GeneratedRecord();
    long different =
        LongStream.range(0, 20_000)
            .filter(
                i -> {
                  sequence.describe(i, record);
                  return record.kind().isOriginal();
                })
            .mapToObj(
                i -> {
                  sequence.generate(i, record);
                  return new String(record.value(), 6, 36, StandardCharsets.US_ASCII);
                })
            .distinct()
            .count();
    long originals =
        LongStream.range(0, 20_000)
            .filter(
                i -> {
                  sequence.describe(i, record);
                  return record.kind().isOriginal();
                })
            .count();
    assertThat(different).isEqualTo(originals);
  }

  static String hash(Sequence sequence, long from, long to) {
    MessageDigest digest = sha256();
    GeneratedRecord record = new GeneratedRecord();
    for (long i = from; i < to; i++) {
      sequence.generate(i, record);
      byte[] value = record.value();
      digest.update(value == null ? new byte[] {1} : value);
      digest.update(sequence.users().id(record.user()));
      digest.update(Headers.bytes(record.timestamp()));
      digest.update((byte) record.partition());
      digest.update((byte) ((record.keyIsNull() ? 1 : 0) + (record.hasHeader() ? 2 : 0)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
