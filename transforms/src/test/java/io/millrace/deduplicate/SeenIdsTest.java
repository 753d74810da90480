package io.millrace.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
  private static final Coder<SeenIds> CODER = SeenIdsCoder.of();
  private static final Horizon HORIZON = new Horizon(10);

  private record Id(long high, long low, long time) {
    boolean isCopyOf(Id other) {
      return high == other.high && low == other.low && Math.abs(time - other.time) <= 10;
    }
  }

  /** Ids whose halves are few and whose slots collide, so that runs of slots wrap around. */
  private static Id randomId(Random random) {
    long low = random.nextInt(3) * 64L + 60 + random.nextInt(6);
    return new Id(1 + random.nextInt(4), low, random.nextInt(60) - 30);
  }

  @Property(tries = 200)
  void remembersAsAListWould(@ForAll Random random) throws Exception {
    SeenIds ids = new SeenIds(HORIZON);
    List<Id> model = new ArrayList<>();
    for (int step = 0; step < 150; step++) {
      if (random.nextInt(30) == 0 && !ids.isEmpty()) {
        long slice = ids.slices().first();
        ids.forget(slice);
        model.removeIf(id -> HORIZON.slice(id.time) == slice);
      }
      Id id = randomId(random);
      boolean isNew = model.stream().noneMatch(id::isCopyOf);
      assertThat(ids.contains(id.high, id.low, id.time)).isEqualTo(!isNew);
      assertThat(ids.add(id.high, id.low, id.time)).isEqualTo(isNew);
      if (isNew) {
        model.add(id);
      }
      ids = random.nextInt(10) == 0 ? CoderUtils.clone(CODER, ids) : ids;
    }
    assertThat(ids.size()).isEqualTo(model.size());
    assertThat(ids.slices())
        .containsExactlyElementsOf(
            model.stream().map(id -> HORIZON.slice(id.time)).distinct().sorted().toList());
  }

  @Test
  void remembersEveryFingerprintAlsoZero() throws Exception {
    long[][] halves = {{0, 0}, {0, 5}, {5, 0}, {-1, -1}, {Long.MIN_VALUE, 0}, {0, Long.MIN_VALUE}};
    SeenIds ids = new SeenIds(HORIZON);
    for (long[] id : halves) {
      assertThat(ids.contains(id[0], id[1], 3)).isFalse();
      assertThat(ids.add(id[0], id[1], 3)).isTrue();
    }
    ids = CoderUtils.clone(CODER, ids);
    for (long[] id : halves) {
      assertThat(ids.contains(id[0], id[1], 3)).isTrue();
      assertThat(ids.add(id[0], id[1], 3)).isFalse();
    }
    assertThat(ids.size()).isEqualTo(6);
  }

  @Test
  void replaysABlock() {
    SeenIds ids = new SeenIds(HORIZON);
    ids.replay(
        ByteBuffer.allocate(8 + 2 * SeenIds.ENTRY_BYTES)
            .putLong(0)
            .putLong(1)
            .putLong(2)
            .putLong(3)
            .putLong(4)
            .putLong(5)
            .putLong(4)
            .array());

    assertThat(ids.size()).isEqualTo(2);
    assertThat(ids.contains(1, 2, 13)).isTrue();
    assertThat(ids.contains(1, 2, 14)).isFalse();
    assertThat(ids.contains(4, 5, 14)).isTrue();
    assertThat(ids.slices()).containsExactly(0L);
  }

  @Test
  void isCodedAsItIs() throws Exception {
    SeenIds ids = new SeenIds(HORIZON);
    for (int i = 0; i < 200; i++) {
      ids.add(i, 7L * i, i - 100);
    }
    byte[] bytes = CoderUtils.encodeToByteArray(CODER, ids);
    byte[] twice = new byte[2 * bytes.length];
    System.arraycopy(bytes, 0, twice, 0, bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    ByteArrayInputStream in = new ByteArrayInputStream(twice);

    for (int i = 0; i < 2; i++) {
      SeenIds back = CODER.decode(in);
      assertThat(back.horizon()).isEqualTo(HORIZON);
      assertThat(back.size()).isEqualTo(200);
      assertThat(back.entries()).isEqualTo(ids.entries());
      assertThat(back.slices()).isEqualTo(ids.slices());
      assertThat(CODER.structuralValue(back)).isEqualTo(CODER.structuralValue(ids));
    }
    assertThat(in.available()).isZero();
    ids.add(500, 500, 0);
    assertThat(CODER.structuralValue(CODER.decode(new ByteArrayInputStream(bytes))))
        .isNotEqualTo(CODER.structuralValue(ids));
  }

  @Test
  void aCopyGoesItsOwnWay() throws Exception {
    SeenIds ids = new SeenIds(HORIZON);
    for (int i = 0; i < 50; i++) {
      ids.add(1, i, 10L * i);
    }
    byte[] before = CoderUtils.encodeToByteArray(CODER, ids);
    SeenIds copy = ids.copy();
    assertThat(CoderUtils.encodeToByteArray(CODER, copy)).isEqualTo(before);

    ids.add(2, 2, 1_000);
    ids.forget(ids.slices().first());
    assertThat(CoderUtils.encodeToByteArray(CODER, copy)).isEqualTo(before);

    byte[] after = CoderUtils.encodeToByteArray(CODER, ids);
    copy.add(3, 3, 2_000);
    copy.forget(copy.slices().first());
    assertThat(CoderUtils.encodeToByteArray(CODER, ids)).isEqualTo(after);
  }

  @Test
  void anotherVersionIsRefused() throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(CODER, new SeenIds(HORIZON));
    int version = bytes.length - (64 * 24 + 8 + 4 + 4) - 1;
    assertThat(bytes[version]).isEqualTo((byte) 1);
    bytes[version] = 9;

    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(CODER, bytes))
        .hasMessageContaining("not a table of ids of version 1: 9");
  }
}
