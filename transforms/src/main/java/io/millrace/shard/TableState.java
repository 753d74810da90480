package io.millrace.shard;

import java.util.function.Supplier;
import org.apache.beam.sdk.state.ValueState;

/** {@link ShardStateKind#TABLE}: the index itself is the value, encoded by its coder. */
public final class TableState<I extends ShardIndex> implements ShardState<I> {
  private final ValueState<I> cell;
  private final I index;

  public TableState(ValueState<I> cell, Supplier<I> empty) {
    this.cell = cell;
    I stored = cell.read();
    this.index = stored == null ? empty.get() : stored;
  }

  @Override
  public I index() {
    return index;
  }

  @Override
  public void append(long slice, byte[] block) {
    // The index holds it.
  }

  @Override
  public void retire(long slice) {
    // The index has forgotten it.
  }

  @Override
  public void commit() {
    if (index.isEmpty()) {
      cell.clear();
    } else {
      cell.write(index);
    }
  }
}
