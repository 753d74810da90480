package io.millrace.reject;

import static io.millrace.batch.TestRecord.bytes;
import static io.millrace.batch.TestRecord.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.RecordCursor;
import io.millrace.batch.TestEvent;
import io.millrace.batch.TestRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {
  private static final RejectionBatchCoder CODER = RejectionBatchCoder.of();

  private static Rejection rejection(RejectionReason reason, TestRecord record) {
    RecordCursor cursor = TestRecord.batch(record(0), record).cursor();
    cursor.next();
    cursor.next();
    return Rejection.of(reason, "detail", "stage", "topic", 6, cursor);
  }

  @Property(tries = 200)
  void areCodedAsTheyAre(@ForAll("rejections") List<Rejection> rejections) throws Exception {
    RejectionBatch batch = new RejectionBatch(rejections);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CODER.encode(batch, out);
    CODER.encode(batch, out);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());

    for (int i = 0; i < 2; i++) {
      RejectionBatch back = CODER.decode(in);
      assertThat(back).isEqualTo(batch).hasSameHashCodeAs(batch);
      assertThat(CODER.structuralValue(back)).isEqualTo(CODER.structuralValue(batch));
    }
    assertThat(in.available()).isZero();
  }

  @Provide
  Arbitrary<List<Rejection>> rejections() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(10);
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(50);
    Arbitrary<Integer> partitions = Arbitraries.integers();
    Arbitrary<Long> longs = Arbitraries.longs();
    Arbitrary<byte[]> nullable = bytes.injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of(RejectionReason.class),
            text,
            partitions,
            longs,
            longs,
            nullable,
            nullable,
            bytes)
        .as(
            (reason, detail, partition, offset, timestamp, key, value, headers) ->
                new Rejection(
                    reason, detail, "s", "t", partition, offset, timestamp, key, value, headers))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Test
  void carriesTheRecordUnderTheCursorWhole() {
    TestRecord record = record(9).withKey(null).withHeader("h", null).withHeader("h", "1");

    assertThat(rejection(RejectionReason.MALFORMED, record))
        .isEqualTo(
            new Rejection(
                RejectionReason.MALFORMED,
                "detail",
                "stage",
                "topic",
                6,
                9,
                1_009,
                null,
                bytes("value9"),
                record.packedHeaders()));
    assertThat(rejection(RejectionReason.NULL_VALUE, record(9).withValue(null)).value()).isNull();
  }

  @Test
  void carriesTheRecordOfAnEventWithoutWhatStagesAdded() {
    TestEvent event =
        TestEvent.event("a").in(record(3).withKey(null).withHeader("h", "1")).asTranscoded();
    Rejection rejection =
        Rejection.of(RejectionReason.LATE, "detail", "stage", TestEvent.batch(event, event), 1);

    assertThat(rejection)
        .isEqualTo(
            new Rejection(
                RejectionReason.LATE,
                "detail",
                "stage",
                TestRecord.TOPIC,
                TestRecord.PARTITION,
                3,
                1_003,
                null,
                bytes("other"),
                event.record().packedHeaders()));
  }

  @Test
  void differsInEveryPart() {
    Rejection[] all = {
      rejection(RejectionReason.LATE, record(1)),
      rejection(RejectionReason.MALFORMED, record(1)),
      rejection(RejectionReason.LATE, record(1).at(5)),
      rejection(RejectionReason.LATE, record(2)),
      rejection(RejectionReason.LATE, record(1).withKey(null)),
      rejection(RejectionReason.LATE, record(1).withKey("")),
      rejection(RejectionReason.LATE, record(1).withValue("other")),
      rejection(RejectionReason.LATE, record(1).withHeader("h", "1")),
    };
    assertThat(new HashSet<>(List.of(all))).hasSize(all.length);
    assertThat(all[0]).hasToString("Rejection[LATE: detail, topic-6@1]");
  }

  @ParameterizedTest
  @CsvSource({
    "NULL_VALUE, 1",
    "MALFORMED, 2",
    "UNKNOWN_SCHEMA, 3",
    "MISSING_FIELD, 4",
    "OUT_OF_RANGE, 5",
    "BAD_FORMAT, 6",
    "BAD_EVENT_TIME, 7",
    "OVERSIZE, 8",
    "UNKNOWN_REFERENCE, 9",
    "LATE, 10"
  })
  void reasonsKeepTheirCodes(RejectionReason reason, int code) {
    assertThat(reason.code()).isEqualTo(code);
    assertThat(RejectionReason.ofCode(code)).isEqualTo(reason);
  }

  @Test
  void everyReasonHasACodeOfItsOwn() {
    Set<Integer> codes = new HashSet<>();
    for (RejectionReason reason : RejectionReason.values()) {
      codes.add(reason.code());
    }
    assertThat(codes).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11, 127})
  void otherCodesAreRefused(int code) {
    assertThatThrownBy(() -> RejectionReason.ofCode(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rejection reason has the code " + code);
  }

  @Test
  void anEmptyBatchIsRefusedAndAnotherVersionToo() throws Exception {
    byte[] encoded =
        CoderUtils.encodeToByteArray(
            CODER, new RejectionBatch(List.of(rejection(RejectionReason.LATE, record(1)))));
    encoded[0] = 3;

    assertThatThrownBy(() -> new RejectionBatch(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(CODER, encoded))
        .hasMessageContaining("not a rejection batch of version 1: 3");
  }
}
