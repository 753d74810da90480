package io.millrace.batch;

import static io.millrace.batch.TestRecord.batch;
import static io.millrace.batch.TestRecord.bytes;
import static io.millrace.batch.TestRecord.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.TestRecord.TestHeader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordBatchTest {
  @Property(tries = 300)
  void givesBackEveryRecordAsItWasWritten(@ForAll("records") List<TestRecord> records) {
    RecordBatch batch = batch("some.töpic", 11, records);

    assertThat(TestRecord.of(batch)).isEqualTo(records);
    assertThat(batch.topic()).isEqualTo("some.töpic");
    assertThat(batch.partition()).isEqualTo(11);
    assertThat(batch.count()).isEqualTo(records.size());
  }

  @Property(tries = 100)
  void knowsItsTimestampsAndLastOffset(@ForAll("records") List<TestRecord> records) {
    RecordBatch batch = batch("t", 0, records);

    List<Long> times = records.stream().map(TestRecord::timestamp).sorted().toList();
    int last = records.size() - 1;
    assertThat(batch.minTimestamp()).isEqualTo(last < 0 ? Long.MAX_VALUE : times.get(0));
    assertThat(batch.maxTimestamp()).isEqualTo(last < 0 ? Long.MIN_VALUE : times.get(last));
    assertThat(batch.lastOffset()).isEqualTo(last < 0 ? -1 : records.get(last).offset());
  }

  @Provide
  Arbitrary<List<TestRecord>> records() {
    Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', 'ÿ').ofMaxLength(40);
    Arbitrary<TestHeader> header =
        Combinators.combine(Arbitraries.of("a", "", "traceparent", "名"), bytes.injectNull(0.3))
            .as(TestHeader::new);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.longs(),
            bytes.injectNull(0.2),
            bytes.injectNull(0.2),
            header.list().ofMaxSize(4))
        .as(TestRecord::new)
        .list()
        .ofMaxSize(20);
  }

  @Test
  void tellsNullFromEmpty() {
    TestRecord nothing = record(0).withKey(null).withValue(null);
    TestRecord empty = record(1).withKey("").withValue("");

    assertThat(TestRecord.of(batch(nothing, empty))).containsExactly(nothing, empty);
  }

  @Test
  void keepsTheOrderOfHeadersOfOneNameAndTheirNullValues() {
    TestRecord record =
        record(0).withHeader("h", "1").withHeader("h", null).withHeader("", "").withHeader("h", "");

    assertThat(TestRecord.of(batch(record)).get(0).headers())
        .containsExactly(
            new TestHeader("h", "1"),
            new TestHeader("h", null),
            new TestHeader("", ""),
            new TestHeader("h", ""));
  }

  @Test
  void takesARecordOfManyMegabytes() {
    TestRecord huge = record(5).withValue("x".repeat(5_000_000)).withKey("k".repeat(100_000));

    assertThat(TestRecord.of(batch(record(4), huge, record(6))))
        .containsExactly(record(4), huge, record(6));
  }

  @Test
  void joinsPiecesAndTakesBuffersWithoutMovingThem() {
    ByteBuffer key = ByteBuffer.wrap(bytes("..key..")).position(2).limit(5);
    ByteBuffer value = ByteBuffer.wrap(bytes("..value")).position(2);
    RecordBatchBuilder builder = new RecordBatchBuilder("t", 0);
    builder.begin(1, 2).key(key).key(bytes("-2-"), 1, 1).value(value);
    builder.value(bytes("--more"), 1, 5).value((ByteBuffer) null);
    builder.end();

    assertThat(TestRecord.of(builder.build()))
        .containsExactly(new TestRecord(1, 2, "key2", "value-more", List.of()));
    assertThat(key.position()).isEqualTo(2);
    assertThat(value.position()).isEqualTo(2);
  }

  @Test
  void takesHeadersThatArePackedAlready() {
    TestRecord from = record(0).withHeader("a", "1").withHeader("b", null);
    byte[] packed = from.packedHeaders();
    byte[] inside = new byte[packed.length + 5];
    System.arraycopy(packed, 0, inside, 3, packed.length);
    RecordBatchBuilder builder = new RecordBatchBuilder("t", 0);
    builder.begin(0, 0).headers(inside, 3, packed.length).header("c".getBytes(UTF_8), bytes("3"));
    builder.end();

    assertThat(TestRecord.of(builder.build()).get(0).headers())
        .containsExactly(
            new TestHeader("a", "1"), new TestHeader("b", null), new TestHeader("c", "3"));
  }

  @Test
  void startsAnewAfterEachBatch() {
    RecordBatchBuilder builder = new RecordBatchBuilder("input", 3);
    int empty = builder.size();
    record(9).at(90).withValue("x".repeat(3_000)).withHeader("h", "1").addTo(builder);
    RecordBatch first = builder.build();
    assertThat(builder.count()).isZero();
    assertThat(builder.size()).isEqualTo(empty);
    record(1).at(50).addTo(builder);
    assertThat(builder.count()).isEqualTo(1);
    RecordBatch second = builder.build();

    assertThat(first.minTimestamp()).isEqualTo(90);
    assertThat(second).isEqualTo(batch(record(1).at(50)));
    assertThat(second.toBytes()).hasSize(empty + RecordBatch.RECORD_OVERHEAD + 10);
  }

  @Test
  void isEqualByContent() {
    RecordBatch one = batch(record(1), record(2));

    assertThat(one).isEqualTo(batch(record(1), record(2)));
    assertThat(one).hasSameHashCodeAs(batch(record(1), record(2)));
    assertThat(one).isNotEqualTo(batch(record(1), record(2).withValue("other")));
    assertThat(one).isNotEqualTo(batch("input", 4, List.of(record(1), record(2))));
    assertThat(one).hasToString("RecordBatch[input-3, 2 records to offset 2]");
  }

  @Test
  void refusesBytesThatAreNoBatchOfItsVersion() {
    byte[] next = batch(record(1)).toBytes().clone();
    next[0] = 2;
    byte[] longTopic = batch(record(1)).toBytes().clone();
    ByteBlock.putInt(longTopic, RecordBatch.TOPIC_LENGTH_AT, longTopic.length);
    byte[] negative = longTopic.clone();
    ByteBlock.putInt(negative, RecordBatch.TOPIC_LENGTH_AT, -1);
    byte[] cut = Arrays.copyOf(batch(record(1)).toBytes(), RecordBatch.TOPIC_AT - 1);

    for (byte[] bytes : List.of(next, longTopic, negative, cut, new byte[0])) {
      assertThatThrownBy(() -> RecordBatch.of(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not a record batch of version 1: " + bytes.length + " bytes");
    }
  }

  @Test
  void oneCursorServesManyBatches() {
    RecordCursor cursor = new RecordCursor();
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.reset(batch(record(1).withHeader("h", "1"))).next()).isTrue();
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.reset(batch("longer.topic", 0, List.of(record(2)))).next()).isTrue();

    assertThat(cursor.offset()).isEqualTo(2);
    assertThat(cursor.headersLength()).isZero();
    assertThat(cursor.next()).isFalse();
    assertThat(cursor.reset(batch("t", 0, List.of())).next()).isFalse();
  }
}
