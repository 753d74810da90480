package io.millrace.deduplicate;

import static io.millrace.batch.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.TestEvent;
import io.millrace.shard.ShardStateKind;
import io.millrace.shard.TestShard.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random runs against the sentences of the semantics, which know no slices and no tables. */
class DuplicateFilterPropertyTest {
  /** Passed events and what the sentences say of a new one. */
  private static final class Model {
    private final long horizon;
    private final List<TestEvent> passed = new ArrayList<>();

    Model(long horizon) {
      this.horizon = horizon;
    }

    boolean mustDrop(TestEvent event, long watermark) {
      return copies(event).anyMatch(first -> watermark <= first.time() + horizon);
    }

    boolean mayDrop(TestEvent event, long watermark) {
      return copies(event)
          .anyMatch(first -> watermark < first.time() + horizon + (horizon + 1) / 2);
    }

    private Stream<TestEvent> copies(TestEvent event) {
      return passed.stream()
          .filter(first -> first.id().equals(event.id()))
          .filter(first -> Math.abs(first.time() - event.time()) <= horizon);
    }
  }

  @Property(tries = 300)
  void everyDecisionIsWhatTheSentencesAllow(
      @ForAll Random random,
      @ForAll ShardStateKind kind,
      @ForAll @IntRange(min = 2, max = 40) int horizon) {
    DeduplicatedShard shard = new DeduplicatedShard(kind, horizon);
    Model model = new Model(horizon);
    long watermark = -50;
    for (int call = 0; call < 40; call++) {
      watermark += random.nextInt(horizon);
      disturb(shard, random, watermark);
      List<TestEvent> events = randomEvents(random, watermark, horizon);
      List<TestEvent> passed = TestEvent.of(shard.filter(TestEvent.batch(events), watermark));
      int next = 0;
      for (TestEvent event : events) {
        boolean passes = next < passed.size() && passed.get(next).equals(event);
        if (passes) {
          assertThat(model.mustDrop(event, watermark)).as("must drop %s", event).isFalse();
          model.passed.add(event);
          next++;
        } else {
          assertThat(model.mayDrop(event, watermark)).as("may drop %s", event).isTrue();
        }
      }
      assertThat(next).isEqualTo(passed.size());
    }
    shard.fireTimer(watermark + 10L * horizon);
    assertThat(shard.isFree()).isTrue();
  }

  @Property(tries = 200)
  void bothKindsOfStateGiveTheSameThroughFailuresAndMoves(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 40) int horizon) {
    DeduplicatedShard table = new DeduplicatedShard(ShardStateKind.TABLE, horizon);
    DeduplicatedShard journal = new DeduplicatedShard(ShardStateKind.JOURNAL, horizon);
    Content tableCheckpoint = table.content();
    Content journalCheckpoint = journal.content();
    long checkpointWatermark = -50;
    long watermark = -50;
    for (int call = 0; call < 40; call++) {
      watermark += random.nextInt(horizon);
      switch (random.nextInt(5)) {
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
        case 2 -> {
          table.fireTimer(watermark);
          journal.fireTimer(watermark);
        }
        default -> disturb(journal, random, Long.MIN_VALUE);
      }
      List<TestEvent> events = randomEvents(random, watermark, horizon);
      assertThat(journal.filter(TestEvent.batch(events), watermark))
          .isEqualTo(table.filter(TestEvent.batch(events), watermark));
      assertThat(journal.remembered()).isEqualTo(table.remembered());
    }
  }

  private static void disturb(DeduplicatedShard shard, Random random, long watermark) {
    switch (random.nextInt(4)) {
      case 0 -> shard.moveToNewInstance();
      case 1 -> shard.shuffleBags(random);
      case 2 -> shard.fireTimer(watermark);
      default -> {} // a timer that is late
    }
  }

  private static List<TestEvent> randomEvents(Random random, long watermark, int horizon) {
    List<TestEvent> events = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      long time = watermark + random.nextInt(4 * horizon) - 3L * horizon;
      events.add(event("id" + random.nextInt(6)).at(time));
    }
    return events;
  }
}
