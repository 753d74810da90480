package io.millrace.batch;

import static io.millrace.batch.TestRecord.bytes;
import static io.millrace.batch.TestRecord.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
  private record Single(String key, String value, long timestamp) {
    TestRecord packed() {
      return new TestRecord(-1, timestamp, key, value, List.of());
    }
  }

  @Property(tries = 200)
  void batchesHoldAllRecordsInOrderWithinTheLimits(
      @ForAll("singles") List<Single> singles,
      @ForAll @IntRange(min = 1, max = 6) int maxRecords,
      @ForAll @IntRange(min = 1, max = 300) int maxBytes) {
    RecordGathering gathering = new RecordGathering("t", maxRecords, maxBytes);
    List<RecordBatch> batches = new ArrayList<>();
    for (Single single : singles) {
      gathering.add(bytes(single.key), bytes(single.value), single.timestamp, batches::add);
    }
    gathering.flush(batches::add);
    gathering.flush(batches::add);

    assertThat(batches.stream().flatMap(batch -> TestRecord.of(batch).stream()))
        .containsExactlyElementsOf(singles.stream().map(Single::packed).toList());
    for (RecordBatch batch : batches) {
      assertThat(batch.count()).isBetween(1, maxRecords);
      assertThat(batch.count() == 1 || batch.toBytes().length <= maxBytes).isTrue();
      assertThat(batch.topic()).isEqualTo("t");
      assertThat(batch.partition()).isEqualTo(RecordBatch.ANY_PARTITION);
    }
    for (int i = 1; i < batches.size(); i++) {
      boolean full = batches.get(i - 1).count() == maxRecords;
      int next =
          TestRecord.batch("t", 0, TestRecord.of(batches.get(i)).subList(0, 1)).toBytes().length;
      int header = TestRecord.batch("t", 0, List.of()).toBytes().length;
      assertThat(full || batches.get(i - 1).toBytes().length + next - header > maxBytes).isTrue();
    }
  }

  @Provide
  Arbitrary<List<Single>> singles() {
    Arbitrary<String> text = Arbitraries.strings().withCharRange('\0', 'ÿ').ofMaxLength(60);
    return Combinators.combine(text.injectNull(.2), text.injectNull(.2), Arbitraries.longs())
        .as(Single::new)
        .list()
        .ofMaxSize(20);
  }

  @Test
  void aFullBatchLeavesAtOnceAndALargerRecordAlone() {
    List<RecordBatch> batches = new ArrayList<>();
    RecordGathering gathering = new RecordGathering("t", 2, 200);
    gathering.add(null, null, 9, batches::add);
    assertThat(batches).isEmpty();
    gathering.add(bytes("k"), bytes("v"), 4, batches::add);
    assertThat(batches).extracting(RecordBatch::minTimestamp).containsExactly(4L);
    gathering.add(null, null, 7, batches::add);
    gathering.add(bytes("k"), new byte[1_000], 8, batches::add);

    assertThat(batches).extracting(RecordBatch::count).containsExactly(2, 1, 1);
    assertThat(batches).extracting(RecordBatch::minTimestamp).containsExactly(4L, 7L, 8L);
  }

  private static Pipeline pipeline() {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(CrashingRunner.class);
    return Pipeline.create(options);
  }

  @Test
  void turnRecordsIntoBatchesAndBack() {
    PCollection<KV<byte[], byte[]>> records = pipeline().apply(Create.empty(Batches.RECORD_CODER));
    PCollection<RecordBatch> batches = records.apply(Batches.ofRecords("t"));
    PCollection<KV<byte[], byte[]>> back = batches.apply(Batches.records());

    assertThat(batches.getCoder()).isEqualTo(RecordBatchCoder.of());
    assertThat(back.getCoder()).isEqualTo(Batches.RECORD_CODER);
  }

  @Test
  void turnEventsIntoElementsOfTheUser() {
    PCollection<Long> offsets =
        pipeline()
            .apply(Create.empty(KvCoder.of(VarIntCoder.of(), EventBatchCoder.of())))
            .apply(Batches.events((events, event) -> events.offset(event), VarLongCoder.of()));

    assertThat(offsets.getCoder()).isEqualTo(VarLongCoder.of());
  }

  @Test
  void refuseInputOutsideTheGlobalWindow() {
    PCollection<KV<byte[], byte[]>> records =
        pipeline()
            .apply(Create.empty(Batches.RECORD_CODER))
            .apply(Window.into(FixedWindows.of(Duration.standardMinutes(1))));

    assertThatThrownBy(() -> records.apply(Batches.ofRecords("t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Batches.ofRecords takes batches in the global window, but its input is windowed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refuseLimitsBelowOne(int limit) {
    assertThatThrownBy(() -> Batches.ofRecords("t").withMaxRecords(limit))
        .hasMessage("max records of a batch must be at least 1, not " + limit);
    assertThatThrownBy(() -> Batches.ofRecords("t").withMaxBytes(limit))
        .hasMessage("max bytes of a batch must be at least 1, not " + limit);
  }

  @Test
  void tellTheirLimits() {
    DisplayData data = DisplayData.from(Batches.ofRecords("t").withMaxRecords(5).withMaxBytes(99));

    assertThat(data.items())
        .extracting(item -> item.getKey() + "=" + item.getValue())
        .contains("topic=t", "maxRecords=5", "maxBytes=99");
  }
}
