package io.millrace.shard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The smallest index: numbers by slice. */
final class TestIndex implements ShardIndex {
  private final TreeMap<Long, List<Long>> numbers = new TreeMap<>();

  /** Adds a number the way a stage does. */
  static void add(ShardState<TestIndex> state, long slice, long number) {
    byte[] block = ByteBuffer.allocate(16).putLong(slice).putLong(number).array();
    state.index().replay(block);
    state.append(slice, block);
  }

  /** Forgets a slice the way a stage does. */
  static void forget(ShardState<TestIndex> state, long slice) {
    state.index().numbers.remove(slice);
    state.retire(slice);
  }

  /** All numbers by slice, in ascending order. */
  List<Long> numbers() {
    return numbers.values().stream().flatMap(slice -> slice.stream().sorted()).toList();
  }

  @Override
  public void replay(byte[] block) {
    ByteBuffer buffer = ByteBuffer.wrap(block);
    numbers.computeIfAbsent(buffer.getLong(), any -> new ArrayList<>()).add(buffer.getLong());
  }

  @Override
  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  static final class TestIndexCoder extends AtomicCoder<TestIndex> {
    private static final ListCoder<Long> LONGS = ListCoder.of(VarLongCoder.of());

    @Override
    public void encode(TestIndex index, OutputStream out) throws IOException {
      List<Long> pairs = new ArrayList<>();
      index.numbers.forEach((slice, all) -> all.forEach(n -> pairs.addAll(List.of(slice, n))));
      LONGS.encode(pairs, out);
    }

    @Override
    public TestIndex decode(InputStream in) throws IOException {
      List<Long> pairs = LONGS.decode(in);
      TestIndex index = new TestIndex();
      for (int i = 0; i < pairs.size(); i += 2) {
        index.numbers.computeIfAbsent(pairs.get(i), any -> new ArrayList<>()).add(pairs.get(i + 1));
      }
      return index;
    }
  }
}
