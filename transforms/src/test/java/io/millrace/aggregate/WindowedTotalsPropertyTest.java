package io.millrace.aggregate;

import static io.millrace.batch.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.TestEvent;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.TestShard.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random runs against a model that keeps every event and adds them up anew each time. */
class WindowedTotalsPropertyTest {
  private static final class Model {
    private final int size;
    private final int lateness;
    private final TreeMap<Long, List<TestEvent>> windows = new TreeMap<>();
    private final TreeMap<String, Integer> results = new TreeMap<>();
    private final TreeSet<Long> fired = new TreeSet<>();
    private final List<Long> lateOffsets = new ArrayList<>();

    Model(int size, int lateness) {
      this.size = size;
      this.lateness = lateness;
    }

    List<String> add(long watermark, List<TestEvent> events) {
      lateOffsets.clear();
      List<String> given = advance(watermark);
      TreeMap<Long, TreeSet<String>> corrected = new TreeMap<>();
      for (TestEvent event : events) {
        long start = event.time() - Math.floorMod(event.time(), (long) size);
        if (watermark >= start + size + lateness) {
          lateOffsets.add(event.record().offset());
        } else {
          windows.computeIfAbsent(start, any -> new ArrayList<>()).add(event);
          if (watermark >= start + size) {
            fired.add(start);
            corrected.computeIfAbsent(start, any -> new TreeSet<>()).add(event.key());
          }
        }
      }
      corrected.forEach((start, keys) -> keys.forEach(key -> given.add(total(start, key))));
      return given;
    }

    List<String> advance(long watermark) {
      List<String> given = new ArrayList<>();
      windows.forEach(
          (start, events) -> {
            if (watermark >= start + size && fired.add(start)) {
              events.stream()
                  .map(TestEvent::key)
                  .distinct()
                  .forEach(k -> given.add(total(start, k)));
            }
          });
      return given;
    }

    private String total(long start, String key) {
      List<TestEvent> events =
          windows.get(start).stream().filter(e -> e.key().equals(key)).toList();
      long sum = events.stream().mapToLong(event -> event.measures().get(0)).sum();
      int revision = results.merge(key + '@' + start, 1, Integer::sum) - 1;
      String window = " [" + start + ", " + (start + size) + ") ";
      return key + window + events.size() + " [" + sum + "] #" + revision;
    }
  }

  @Property(tries = 150)
  void everyResultIsWhatTheModelGives(
      @ForAll Random random,
      @ForAll ShardStateKind kind,
      @ForAll @IntRange(min = 1, max = 20) int size,
      @ForAll @IntRange(max = 50) int lateness) {
    AggregatedShard shard = new AggregatedShard(kind, new FixedWindow(size, lateness), 1);
    Model model = new Model(size, lateness);
    long watermark = -60;
    for (int call = 0; call < 40; call++) {
      watermark += random.nextInt(size + 1);
      disturb(shard, random);
      if (random.nextInt(4) > 0) { // else the timer is late
        assertThat(shard.advance(watermark))
            .containsExactlyInAnyOrderElementsOf(model.advance(watermark));
      }
      List<TestEvent> events = randomEvents(random, watermark, size + lateness);
      assertThat(shard.add(watermark, events))
          .containsExactlyInAnyOrderElementsOf(model.add(watermark, events));
      assertThat(shard.late()).extracting(l -> l.offset()).isEqualTo(model.lateOffsets);
    }
    watermark += 20 + 5L * (size + lateness);
    assertThat(shard.advance(watermark))
        .containsExactlyInAnyOrderElementsOf(model.advance(watermark));
    assertThat(shard.isFree()).isTrue();
  }

  @Property(tries = 150)
  void bothKindsOfStateGiveTheSameThroughFailuresAndMoves(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 20) int size,
      @ForAll @IntRange(max = 50) int lateness) {
    FixedWindow window = new FixedWindow(size, lateness);
    AggregatedShard table = new AggregatedShard(ShardStateKind.TABLE, window, 1);
    AggregatedShard journal = new AggregatedShard(ShardStateKind.JOURNAL, window, 1);
    Content tableCheckpoint = table.content();
    Content journalCheckpoint = journal.content();
    long watermark = -60;
    long checkpointWatermark = watermark;
    for (int call = 0; call < 40; call++) {
      watermark += random.nextInt(size + 1);
      switch (random.nextInt(6)) {
        case 0 -> {
          tableCheckpoint = table.content();
          journalCheckpoint = journal.content();
          checkpointWatermark = watermark;
        }
        case 1 -> {
          table.restore(tableCheckpoint);
          journal.restore(journalCheckpoint);
          watermark = checkpointWatermark;
        }
        default -> disturb(journal, random);
      }
      assertThat(journal.advance(watermark))
          .containsExactlyInAnyOrderElementsOf(table.advance(watermark));
      List<TestEvent> events = randomEvents(random, watermark, size + lateness);
      assertThat(journal.add(watermark, events))
          .containsExactlyInAnyOrderElementsOf(table.add(watermark, events));
      assertThat(journal.late()).isEqualTo(table.late());
      assertThat(journal.isFree()).isEqualTo(table.isFree());
    }
  }

  private static void disturb(AggregatedShard shard, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> shard.moveToNewInstance();
      case 1 -> {
        shard.shuffleBags(random);
        shard.moveToNewInstance();
      }
      default -> {}
    }
  }

  private static List<TestEvent> randomEvents(Random random, long watermark, int reach) {
    List<TestEvent> events = new ArrayList<>();
    for (int i = random.nextInt(10); i > 0; i--) {
      long time = watermark - reach - 2 + random.nextInt(2 * reach + 10);
      String key = "k" + (int) Math.abs(8 * random.nextGaussian());
      TestEvent event = event("any").of(key).at(time).measuring(random.nextInt(100) - 20L);
      events.add(event.from(0, random.nextInt(1_000)));
    }
    return events;
  }
}
