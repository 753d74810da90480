package io.millrace.peer.flink.shard;

import io.millrace.aggregate.ShardTotals;
import io.millrace.aggregate.ShardTotalsCoder;
import io.millrace.deduplicate.SeenIds;
import io.millrace.deduplicate.SeenIdsCoder;
import io.millrace.peer.flink.type.Codec;
import io.millrace.peer.flink.type.CodecType;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.flink.api.java.typeutils.runtime.DataInputViewStream;
import org.apache.flink.api.java.typeutils.runtime.DataOutputViewStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A table that is changed in place. Flink copies one when it is touched for the first time after a
 * checkpoint has begun, and writes the old one meanwhile.
 */
abstract sealed class CoderCodec<T> implements Codec<T> {
  static final CodecType<SeenIds> IDS = CodecType.of(SeenIds.class, new IdsCodec());
  static final CodecType<ShardTotals> TOTALS = CodecType.of(ShardTotals.class, new TotalsCodec());

  abstract Coder<T> coder();

  @Override
  public final void write(T table, DataOutputView out) throws IOException {
    coder().encode(table, new DataOutputViewStream(out));
  }

  @Override
  public final T read(DataInputView in) throws IOException {
    return coder().decode(new DataInputViewStream(in));
  }

  @Override
  public final boolean isImmutable() {
    return false;
  }

  private static final class IdsCodec extends CoderCodec<SeenIds> {
    @Override
    Coder<SeenIds> coder() {
      return SeenIdsCoder.of();
    }

    @Override
    public SeenIds copy(SeenIds ids) {
      return ids.copy();
    }
  }

  private static final class TotalsCodec extends CoderCodec<ShardTotals> {
    @Override
    Coder<ShardTotals> coder() {
      return ShardTotalsCoder.of();
    }

    @Override
    public ShardTotals copy(ShardTotals totals) {
      return totals.copy();
    }
  }
}
