package io.millrace.batch;

import static io.millrace.batch.TestEvent.event;
import static io.millrace.batch.TestRecord.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class BatchCodersTest {
  private static final List<RecordBatch> RECORDS =
      List.of(
          TestRecord.batch("t", 0, List.of()),
          TestRecord.batch(record(1), record(2).withKey(null).withValue(null)),
          TestRecord.batch(record(1).withValue("x".repeat(100_000)).withHeader("h", null)));

  private static final List<EventBatch> EVENTS =
      List.of(
          TestEvent.batch(),
          TestEvent.batch(event("a"), event("b").asTranscoded()),
          TestEvent.batch(event("a").of("x".repeat(100_000))));

  @Test
  void giveBackEqualBatches() throws Exception {
    assertGivesBack(RecordBatchCoder.of(), RECORDS);
    assertGivesBack(EventBatchCoder.of(), EVENTS);
  }

  private static <T> void assertGivesBack(Coder<T> coder, List<T> batches) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (T batch : batches) {
      coder.encode(batch, out);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    for (T batch : batches) {
      T back = coder.decode(in);
      assertThat(back).isEqualTo(batch).hasSameHashCodeAs(batch);
      assertThat(coder.structuralValue(back)).isEqualTo(coder.structuralValue(batch));
      assertThat(coder.structuralValue(back)).isSameAs(back);
    }
    assertThat(in.available()).isZero();
  }

  @Test
  void areDeterministicAndOneOfAKind() throws Exception {
    for (Coder<?> coder : List.of(RecordBatchCoder.of(), EventBatchCoder.of())) {
      coder.verifyDeterministic();
      assertThat(coder.consistentWithEquals()).isTrue();
      assertThat(SerializableUtils.clone(coder)).isEqualTo(coder).hasSameHashCodeAs(coder);
    }
    assertThat(RecordBatchCoder.of()).isNotEqualTo(EventBatchCoder.of());
  }

  @Test
  void knowTheSizeOfABatchWithoutEncodingIt() throws Exception {
    RecordBatch batch = TestRecord.batch(record(1));
    int encoded = CoderUtils.encodeToByteArray(RecordBatchCoder.of(), batch).length;

    assertThat(RecordBatchCoder.of().isRegisterByteSizeObserverCheap(batch)).isTrue();
    assertThat(RecordBatchCoder.of().getEncodedElementByteSize(batch))
        .isBetween((long) encoded, encoded + 4L);
  }

  @Test
  void refuseAnotherVersion() throws IOException {
    byte[] records = CoderUtils.encodeToByteArray(RecordBatchCoder.of(), RECORDS.get(0));
    byte[] events = CoderUtils.encodeToByteArray(EventBatchCoder.of(), EVENTS.get(0));
    records[1] = 7;
    events[1] = 7;

    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(RecordBatchCoder.of(), records))
        .hasMessageContaining("not a record batch of version 1");
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(EventBatchCoder.of(), events))
        .hasMessageContaining("not an event batch of version 1");
  }
}
