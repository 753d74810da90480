package io.millrace.shard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.ReadableState;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * The state of one shard in memory, kept as bytes like a runner does, and the function instance
 * that works on it.
 */
public final class TestShard<I extends ShardIndex> {
  private static final int SHARD = 5;

  private final ShardStateKind kind;
  private final Supplier<I> empty;
  private final ValueCell<I> table;
  private final ValueCell<Long> token = new ValueCell<>(VarLongCoder.of());
  private final List<BagCell> generations = new ArrayList<>();
  private Journals<I> journals;

  public TestShard(ShardStateKind kind, Coder<I> coder, Supplier<I> empty) {
    this.kind = kind;
    this.empty = empty;
    this.table = new ValueCell<>(coder);
    for (int i = 0; i < Journals.GENERATIONS; i++) {
      generations.add(new BagCell());
    }
    moveToNewInstance();
  }

  /** What all cells of a shard hold. */
  public static final class Content {
    private final byte[] table;
    private final byte[] token;
    private final List<List<byte[]>> generations;

    private Content(byte[] table, byte[] token, List<List<byte[]>> generations) {
      this.table = table;
      this.token = token;
      this.generations = generations;
    }
  }

  public ShardState<I> open() {
    return kind == ShardStateKind.TABLE
        ? new TableState<>(table, empty)
        : openWith(journals, SHARD);
  }

  ShardState<I> openWith(Journals<I> others, int shard) {
    return others.open(shard, token, List.copyOf(generations));
  }

  /** Another instance goes on, which knows nothing but the cells. */
  public void moveToNewInstance() {
    journals = new Journals<>(empty);
  }

  public Content content() {
    return new Content(
        table.bytes, token.bytes, generations.stream().map(g -> List.copyOf(g.blocks)).toList());
  }

  /** The runner goes back to an earlier content; the instance lives on. */
  public void restore(Content content) {
    table.bytes = content.table;
    token.bytes = content.token;
    for (int i = 0; i < generations.size(); i++) {
      generations.get(i).blocks.clear();
      generations.get(i).blocks.addAll(content.generations.get(i));
    }
  }

  /** A runner keeps no order in bags. */
  public void shuffleBags(Random random) {
    generations.forEach(generation -> Collections.shuffle(generation.blocks, random));
  }

  /** Whether no cell holds anything. */
  public boolean isFree() {
    return table.bytes == null
        && token.bytes == null
        && generations.stream().allMatch(generation -> generation.blocks.isEmpty());
  }

  /** How often a bag was read. */
  public int bagReads() {
    return generations.stream().mapToInt(generation -> generation.reads).sum();
  }

  private static final class ValueCell<T> implements ValueState<T> {
    private final Coder<T> coder;
    private byte[] bytes;

    ValueCell(Coder<T> coder) {
      this.coder = coder;
    }

    @Override
    public void write(T value) {
      try {
        bytes = CoderUtils.encodeToByteArray(coder, value);
      } catch (CoderException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public T read() {
      try {
        return bytes == null ? null : CoderUtils.decodeFromByteArray(coder, bytes);
      } catch (CoderException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public ValueState<T> readLater() {
      return this;
    }

    @Override
    public void clear() {
      bytes = null;
    }
  }

  private static final class BagCell implements BagState<byte[]> {
    private final List<byte[]> blocks = new ArrayList<>();
    private int reads;

    @Override
    public void add(byte[] block) {
      blocks.add(block.clone());
    }

    /** What is read is the content while it lasts: who changes the bag meanwhile, fails. */
    @Override
    public Iterable<byte[]> read() {
      reads++;
      return Collections.unmodifiableList(blocks);
    }

    @Override
    public BagState<byte[]> readLater() {
      return this;
    }

    @Override
    public ReadableState<Boolean> isEmpty() {
      throw new UnsupportedOperationException("not a state that stages ask for");
    }

    @Override
    public void clear() {
      blocks.clear();
    }
  }
}
