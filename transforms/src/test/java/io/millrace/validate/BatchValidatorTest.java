package io.millrace.validate;

import static io.millrace.batch.TestEvent.print;
import static io.millrace.batch.TestRecord.batch;
import static io.millrace.batch.TestRecord.bytes;
import static io.millrace.batch.TestRecord.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.TestEvent;
import io.millrace.batch.TestRecord;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionReason;
import io.millrace.shard.Shards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchValidatorTest {
  private final Map<Integer, List<EventBatch>> given = new TreeMap<>();
  private final List<Long> timestamps = new ArrayList<>();

  private BatchValidator validator(int shards, int maxBytes) {
    return new BatchValidator("check", new TextContract(), new Shards(shards), maxBytes);
  }

  private void give(int shard, EventBatch events, long timestamp) {
    timestamps.add(timestamp);
    given.computeIfAbsent(shard, any -> new ArrayList<>()).add(events);
  }

  private List<TestEvent> events() {
    return given.values().stream()
        .flatMap(List::stream)
        .flatMap(batch -> TestEvent.of(batch).stream())
        .toList();
  }

  private static TestRecord click(long offset, String key, long time) {
    return record(offset).at(1_000).withValue("<" + offset + "|" + key + ">" + time);
  }

  private static TestEvent event(TestRecord record, String key, long time, int partition) {
    return new TestEvent(
        Long.toString(record.offset()), key, time, List.of(time), partition, record, false, "");
  }

  @Test
  void validEventsCarryWhatLaterStagesNeed() {
    TestRecord plain = click(7, "u", 900).withKey(null).withHeader("h", "1").withHeader("h", null);
    TestRecord older = record(8).at(1_000).withValue("~<x|v>33").withKey("any");
    BatchValidator validator = validator(1, 100_000);

    assertThat(validator.add(batch("clicks", 4, List.of(plain, older)), 0, this::give)).isEmpty();
    assertThat(given).isEmpty();
    validator.flush(this::give);

    assertThat(events())
        .containsExactly(
            event(plain, "u", 900, 4),
            new TestEvent("X", "V", 33, List.of(33L), 4, older, true, ""));
    assertThat(given.get(0).get(0).topic()).isEqualTo("clicks");
    validator.flush(this::give);
    assertThat(given.get(0)).hasSize(1);
  }

  @Property(tries = 100)
  void everyShardKeepsTheOrderOfItsRecords(
      @ForAll @Size(max = 60) List<@IntRange(max = 15) Integer> keys,
      @ForAll @IntRange(min = 1, max = 8) int count,
      @ForAll @IntRange(min = 1, max = 3_000) int maxBytes) {
    BatchValidator validator = validator(count, maxBytes);
    given.clear();
    Map<Integer, List<TestEvent>> expected = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = "user" + keys.get(i);
      TestRecord record = click(i, key, 5);
      assertThat(validator.add(batch(record), 0, this::give)).isEmpty();
      expected
          .computeIfAbsent(new Shards(count).of(print(key)), any -> new ArrayList<>())
          .add(event(record, key, 5, TestRecord.PARTITION));
    }
    validator.flush(this::give);

    Map<Integer, List<TestEvent>> found = new TreeMap<>();
    given.forEach(
        (shard, batches) ->
            found.put(shard, batches.stream().flatMap(b -> TestEvent.of(b).stream()).toList()));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aBatchLeavesWhenItHasAtLeastItsBytes() {
    int two =
        TestEvent.batch(event(click(0, "u", 1), "u", 1, 3), event(click(1, "u", 1), "u", 1, 3))
            .toBytes()
            .length;
    BatchValidator exact = validator(1, two);
    BatchValidator above = validator(1, two + 1);
    RecordBatch five =
        batch(
            click(0, "u", 1),
            click(1, "u", 1),
            click(2, "u", 1),
            click(3, "u", 1),
            click(4, "u", 1));

    exact.add(five, 0, this::give);
    assertThat(given.get(0)).extracting(EventBatch::count).containsExactly(2, 2);
    exact.flush(this::give);
    assertThat(given.get(0)).extracting(EventBatch::count).containsExactly(2, 2, 1);
    given.clear();
    above.add(five, 0, this::give);
    assertThat(given.get(0)).extracting(EventBatch::count).containsExactly(3);
  }

  @Test
  void shardsLeaveApart() {
    BatchValidator validator = validator(2, 100_000);
    validator.add(
        batch(click(0, "user-0", 1), click(1, "user-2", 1), click(2, "user-1", 1)), 0, this::give);
    validator.flush(this::give);

    Shards shards = new Shards(2);
    given.forEach(
        (shard, batches) -> {
          assertThat(batches).hasSize(1);
          for (TestEvent event : TestEvent.of(batches.get(0))) {
            assertThat(shards.of(print(event.key()))).isEqualTo(shard);
          }
        });
    assertThat(given).hasSize(2);
  }

  @Test
  void aChangeOfTopicGivesWhatWasGathered() {
    BatchValidator validator = validator(1, 100_000);
    validator.add(batch("one", 0, List.of(click(0, "u", 1))), 0, this::give);
    validator.add(batch("one", 1, List.of(click(1, "u", 1))), 0, this::give);
    assertThat(given).isEmpty();
    validator.add(batch("two", 2, List.of(click(2, "u", 1))), 0, this::give);
    assertThat(given.get(0)).extracting(EventBatch::topic).containsExactly("one");
    validator.flush(this::give);

    assertThat(given.get(0)).extracting(EventBatch::topic).containsExactly("one", "two");
    assertThat(given.get(0).stream().map(TestEvent::ids))
        .containsExactly(List.of("0", "1"), List.of("2"));
    assertThat(events()).extracting(TestEvent::partition).containsExactly(0, 1, 2);
  }

  @Test
  void aBatchIsStampedWithTheSmallestTimeThatIsNotLate() {
    BatchValidator validator = validator(1, 100_000);
    validator.add(batch(click(0, "u", 30), click(1, "u", 20)), 10, this::give);
    validator.add(batch(click(2, "u", 25), click(3, "u", 999)), 15, this::give);
    validator.flush(this::give);
    validator.add(batch(click(4, "u", 40), click(5, "u", 12)), 35, this::give);
    validator.flush(this::give);
    validator.add(batch("other", 0, List.of(click(6, "u", 50))), 35, this::give);
    validator.flush(this::give);

    assertThat(timestamps).containsExactly(20L, 35L, 50L);
  }

  @Test
  void aTopicMayHaveNoName() {
    BatchValidator validator = validator(1, 100_000);
    validator.add(batch("", 0, List.of(click(0, "u", 1))), 0, this::give);
    validator.flush(this::give);

    assertThat(events()).hasSize(1);
  }

  @Test
  void rejectionsCarryTheWholeRecordInOrder() {
    TestRecord noValue = record(1).withValue(null).withHeader("h", null);
    TestRecord broken = record(2).at(77).withKey(null).withValue("!" + (char) 0xff);
    TestRecord early = click(4, "u", 1_001);
    BatchValidator validator = validator(1, 100_000);
    List<Rejection> rejections =
        validator.add(
            batch("clicks", 5, List.of(noValue, broken, click(3, "u", 1_000), early)),
            0,
            this::give);
    validator.flush(this::give);

    assertThat(rejections)
        .containsExactly(
            rejection(RejectionReason.NULL_VALUE, "no value", noValue),
            rejection(RejectionReason.MALFORMED, "begins with an exclamation mark", broken),
            rejection(RejectionReason.BAD_EVENT_TIME, "in the future", early));
    assertThat(events()).extracting(TestEvent::id).containsExactly("3");
    assertThat(validator.add(batch(click(6, "u", 1)), 0, this::give)).isEmpty();
    assertThat(rejections).hasSize(3);
  }

  private static Rejection rejection(RejectionReason reason, String detail, TestRecord record) {
    return new Rejection(
        reason,
        detail,
        "check",
        "clicks",
        5,
        record.offset(),
        record.timestamp(),
        bytes(record.key()),
        bytes(record.value()),
        record.packedHeaders());
  }
}
