package io.millrace.aggregate;

import static io.millrace.batch.TestRecord.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.batch.ByteBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class ShardTotalsTest {
  private static final Coder<ShardTotals> CODER = ShardTotalsCoder.of();
  private static final FixedWindow WINDOW = new FixedWindow(10, 5);

  private static int add(WindowTotals totals, String key, long events, long measure) {
    int entry = totals.entry(bytes("." + key), 1, key.length());
    totals.addEvents(entry, events);
    totals.addMeasure(entry, 0, measure);
    return entry;
  }

  /** Everything in a shard: by window, whether it fired and what each key has. */
  private static Map<String, List<Long>> content(ShardTotals shard) {
    Map<String, List<Long>> content = new TreeMap<>();
    shard
        .windows()
        .forEach(
            (start, totals) -> {
              content.put(start + (totals.isFired() ? " fired" : " open"), List.of());
              for (int e = 0; e < totals.count(); e++) {
                String key =
                    new String(totals.keys(), totals.keyStart(e), totals.keyLength(e), UTF_8);
                List<Long> values =
                    List.of(totals.events(e), totals.measure(e, 0), (long) totals.emissions(e));
                assertThat(content.put(start + " of " + key, values)).as(key).isNull();
              }
            });
    return content;
  }

  @Property(tries = 100)
  void everyKeyHasOneEntryHoweverManyThereAre(@ForAll Random random) {
    WindowTotals totals = new WindowTotals(1);
    Map<String, Integer> entries = new HashMap<>();
    Map<String, Long> sums = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      String key = Integer.toString(random.nextInt(150), 2);
      int entry = add(totals, key, 1, i);
      assertThat(entries.putIfAbsent(key, entry)).isIn(null, entry);
      sums.merge(key, (long) i, Long::sum);
    }
    assertThat(totals.count()).isEqualTo(entries.size());
    entries.forEach((key, entry) -> assertThat(totals.measure(entry, 0)).isEqualTo(sums.get(key)));
  }

  @Test
  void tellsKeysOfOneHashApart() {
    WindowTotals totals = new WindowTotals(1);
    int first = add(totals, "Aa", 1, 1); // Java's polynomial hash cannot tell Aa from BB.
    int second = add(totals, "BB", 2, 2);
    int empty = add(totals, "", 3, 3);

    assertThat(List.of(first, second, empty)).containsExactly(0, 1, 2);
    assertThat(add(totals, "BB", 1, 1)).isEqualTo(second);
    assertThat(totals.events(second)).isEqualTo(3);
    assertThat(totals.events(first)).isEqualTo(1);
  }

  @Property(tries = 100)
  void replaysBlocksInAnyOrder(@ForAll Random random) {
    ShardTotals written = new ShardTotals(WINDOW, 1);
    List<byte[]> blocks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long start = 10L * random.nextInt(4) - 20;
      ByteBlock block = new ByteBlock(8);
      written.begin(block, start);
      WindowTotals part = new WindowTotals(1);
      for (int e = random.nextInt(5); e > 0; e--) {
        add(part, "k" + random.nextInt(20), 1 + random.nextInt(3), random.nextLong());
      }
      if (random.nextInt(10) == 0) {
        part.fire();
      }
      written.appendAll(block, part);
      for (int e = 0; e < part.count(); e++) {
        if (random.nextInt(3) == 0) {
          written.appendEmission(block, part, e);
        }
      }
      blocks.add(block.toBytes());
      written.replay(block.toBytes());
    }
    ShardTotals replayed = new ShardTotals(WINDOW, 1);
    Collections.shuffle(blocks, random);
    blocks.forEach(replayed::replay);

    assertThat(content(replayed)).isEqualTo(content(written));
  }

  @Test
  void isCodedAsItIs() throws Exception {
    ShardTotals shard = new ShardTotals(WINDOW, 1);
    WindowTotals first = shard.totals(-10);
    for (int i = 0; i < 100; i++) {
      first.emitted(add(first, "k" + i, i, -i), i % 3);
    }
    first.fire();
    add(shard.totals(0), "open", 7, Long.MIN_VALUE);
    ShardTotals back = CoderUtils.clone(CODER, shard);

    assertThat(content(back)).isEqualTo(content(shard)).hasSize(103);
    assertThat(back.window()).isEqualTo(WINDOW);
    assertThat(back.measures()).isEqualTo(1);
    assertThat(CODER.structuralValue(back)).isEqualTo(CODER.structuralValue(shard));
    add(back.totals(0), "open", 1, 0);
    assertThat(CODER.structuralValue(back)).isNotEqualTo(CODER.structuralValue(shard));
  }

  @Test
  void aCopyGoesItsOwnWay() {
    ShardTotals shard = new ShardTotals(WINDOW, 1);
    for (int i = 0; i < 20; i++) {
      add(shard.totals(0), "k" + i, 1, i);
    }
    shard.totals(0).fire();
    Map<String, List<Long>> before = content(shard);
    ShardTotals copy = shard.copy();
    assertThat(content(copy)).isEqualTo(before).hasSize(21);

    change(shard);
    assertThat(content(copy)).isEqualTo(before);

    Map<String, List<Long>> after = content(shard);
    change(copy);
    change(copy);
    assertThat(content(shard)).isEqualTo(after);
    assertThat(content(copy)).isNotEqualTo(after);
  }

  private static void change(ShardTotals shard) {
    WindowTotals totals = shard.totals(0);
    totals.emitted(add(totals, "k0", 1, 1), 1);
    add(totals, "new", 1, 1);
    add(shard.totals(10), "later", 1, 1);
  }

  @Test
  void anotherVersionIsRefused() throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(CODER, new ShardTotals(WINDOW, 1));
    bytes[0] = 9;

    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(CODER, bytes))
        .hasMessageContaining("not the totals of a shard of version 1: 9");
  }

  @Test
  void theNextDueIsTheFirstOpenWindowOrTheFirstSlice() {
    ShardTotals shard = new ShardTotals(new FixedWindow(10, 25), 1); // slices of two windows
    shard.totals(10).fire();
    assertThat(shard.nextDue()).isEqualTo(45);
    shard.totals(30);
    assertThat(shard.nextDue()).isEqualTo(40);
    shard.totals(40);
    assertThat(shard.nextDue()).isEqualTo(40);
    shard.totals(30).fire();
    assertThat(shard.nextDue()).isEqualTo(45);
    shard.forget(0);
    assertThat(shard.windows().keySet()).containsExactly(30L, 40L);
    assertThat(shard.nextDue()).isEqualTo(50);
  }
}
