package io.millrace.batch;

import static io.millrace.batch.TestEvent.batch;
import static io.millrace.batch.TestEvent.event;
import static io.millrace.batch.TestRecord.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class EventBatchTest {
  @Property(tries = 200)
  void givesBackEveryEventAsItWasAdded(@ForAll("events") List<TestEvent> events) {
    EventBatch batch = batch(events);

    assertThat(TestEvent.of(batch)).isEqualTo(events);
    assertThat(batch.count()).isEqualTo(events.size());
    assertThat(batch.topic()).isEqualTo(TestRecord.TOPIC);
  }

  @Property(tries = 200)
  void copiesAndExtendsAnySelectionInAnyOrder(
      @ForAll("events") List<TestEvent> events, @ForAll List<Integer> picks) {
    EventBatch from = batch(events);
    EventBatchBuilder builder = new EventBatchBuilder(TestRecord.TOPIC, from.measures());
    List<TestEvent> expected = new ArrayList<>();
    for (int pick : events.isEmpty() ? List.<Integer>of() : picks) {
      int event = Math.floorMod(pick, events.size());
      if (pick % 2 == 0) {
        builder.copy(from, event);
        expected.add(events.get(event));
      } else {
        builder.extend(from, event, bytes("-extension-"), 1, 9);
        expected.add(events.get(event).extended("extension"));
      }
    }

    assertThat(builder.count()).isEqualTo(expected.size());
    assertThat(TestEvent.of(builder.build())).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<TestEvent>> events() {
    Arbitrary<String> text = Arbitraries.strings().withCharRange('\0', 'ÿ').ofMaxLength(20);
    Arbitrary<TestRecord> record =
        Combinators.combine(
                Arbitraries.longs(), Arbitraries.longs(), text.injectNull(0.3), text.injectNull(.3))
            .as(
                (offset, time, key, header) ->
                    TestRecord.record(offset).at(time).withKey(key).withHeader("h", header));
    Arbitrary<TestEvent> event =
        Combinators.combine(
                text, text, Arbitraries.longs(), Arbitraries.integers(), record, bool(), longs())
            .as(
                (id, key, time, partition, in, transcoded, measures) -> {
                  TestEvent made = event(id).of(key).at(time).measuring(measures).in(in);
                  made = made.from(partition, in.offset());
                  return transcoded ? made.asTranscoded() : made;
                });
    return event.list().ofMaxSize(12);
  }

  private static Arbitrary<Boolean> bool() {
    return Arbitraries.of(true, false);
  }

  private static Arbitrary<Long[]> longs() {
    return Arbitraries.longs().array(Long[].class).ofSize(2);
  }

  @Test
  void readsPayloadsInsideTheValueAndApartFromItAlike() {
    TestEvent inside = event("a").of("u").in(TestRecord.record(1).withHeader("h", "1"));
    EventBatch batch = batch(inside, inside.asTranscoded());

    assertThat(TestEvent.of(batch)).containsExactly(inside, inside.asTranscoded());
    assertThat(batch.payloadStart(0)).isEqualTo(batch.valueStart(0) + 2);
    assertThat(batch.payloadStart(1)).isEqualTo(batch.valueStart(1) + batch.valueLength(1));
    assertThat(TestEvent.of(batch).get(1).record().value()).isEqualTo("other");
  }

  @Test
  void appendsOneExtensionToAnother() {
    EventBatch once = extended(batch(event("a"), event("b").asTranscoded()), "one");
    EventBatch twice = extended(once, "+two");

    assertThat(TestEvent.of(twice))
        .containsExactly(
            event("a").extended("one+two"), event("b").asTranscoded().extended("one+two"));
    assertThat(TestEvent.of(extended(twice, ""))).isEqualTo(TestEvent.of(twice));
  }

  private static EventBatch extended(EventBatch from, String extension) {
    EventBatchBuilder builder = new EventBatchBuilder(from.topic(), from.measures());
    for (int event = 0; event < from.count(); event++) {
      builder.extend(from, event, bytes(extension), 0, extension.length());
    }
    return builder.build();
  }

  @Test
  void startsAnewAfterEachBatch() {
    EventBatchBuilder builder = new EventBatchBuilder(TestRecord.TOPIC, 1);
    int empty = builder.size();
    event("large").of("k".repeat(9_000)).at(-5).addTo(builder);
    assertThat(builder.build().count()).isEqualTo(1);
    assertThat(builder.count()).isZero();
    assertThat(builder.size()).isEqualTo(empty);
    event("b").at(8).addTo(builder);
    int size = builder.size();
    EventBatch second = builder.build();

    assertThat(second).isEqualTo(batch(event("b").at(8)));
    assertThat(second.toBytes()).hasSize(size);
  }

  @Test
  void takesTheBuilderThatWasUsedBeforeIfItFits() {
    EventBatch batch = batch(event("a").at(8));
    EventBatchBuilder used = EventBatchBuilder.forEventsOf(batch, null);
    used.copy(batch, 0);

    EventBatchBuilder again = EventBatchBuilder.forEventsOf(batch, used);
    assertThat(again).isSameAs(used);
    again.copy(batch, 0);
    assertThat(again.build()).as("nothing is left in it").isEqualTo(batch);

    EventBatch unmeasured = batch(event("a").measuring());
    assertThat(EventBatchBuilder.forEventsOf(unmeasured, used)).isNotSameAs(used);
    EventBatchBuilder elsewhere = new EventBatchBuilder("another", batch.measures());
    EventBatchBuilder fitting = EventBatchBuilder.forEventsOf(batch, elsewhere);
    assertThat(fitting).isNotSameAs(elsewhere);
    fitting.copy(batch, 0);
    assertThat(fitting.build()).isEqualTo(batch);
  }

  @Test
  void holdsEventsWithoutAnyMeasure() {
    EventBatch batch = batch(event("a").measuring(), event("b").measuring());

    assertThat(batch.measures()).isZero();
    assertThat(TestEvent.of(batch)).containsExactly(event("a").measuring(), event("b").measuring());
  }

  @Test
  void isEqualByContent() {
    assertThat(batch(event("a"), event("b"))).isEqualTo(batch(event("a"), event("b")));
    assertThat(batch(event("a"))).hasSameHashCodeAs(batch(event("a")));
    assertThat(batch(event("a"))).isNotEqualTo(batch(event("a").at(1)));
    assertThat(batch(event("a").at(7))).hasToString("EventBatch[input, 1 events]");
  }

  @Test
  void refusesBytesThatAreNoBatchOfItsVersion() {
    byte[] next = batch(event("a")).toBytes().clone();
    next[0] = 2;
    byte[] cut = Arrays.copyOf(batch(event("a")).toBytes(), EventBatch.TOPIC_AT - 1);

    for (byte[] bytes : List.of(next, cut, new byte[0])) {
      assertThatThrownBy(() -> EventBatch.of(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not an event batch of version 1: " + bytes.length + " bytes");
    }
  }

  @Test
  void isStampedWithinTheTimesThatBeamAllows() {
    assertThat(BatchTimestamps.of(4)).isEqualTo(Instant.ofEpochMilli(4));
    assertThat(BatchTimestamps.of(Long.MIN_VALUE))
        .isEqualTo(Instant.ofEpochMilli(Long.MIN_VALUE / 1000));
    assertThat(BatchTimestamps.of(Long.MAX_VALUE)).isEqualTo(GlobalWindow.INSTANCE.maxTimestamp());
  }
}
