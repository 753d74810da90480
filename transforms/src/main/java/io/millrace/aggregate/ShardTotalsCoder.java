package io.millrace.aggregate;

import io.millrace.batch.ByteBlock;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * The coder of {@link ShardTotals} as one value: version (1 byte), window size and allowed lateness
 * (long), number of measures and of windows (int), and for each window one block with all of it.
 */
public final class ShardTotalsCoder extends AtomicCoder<ShardTotals> {
  private static final ShardTotalsCoder INSTANCE = new ShardTotalsCoder();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();
  private static final byte VERSION = 1;

  private ShardTotalsCoder() {}

  /** The coder; it has no state. */
  public static ShardTotalsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ShardTotals shard, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(VERSION);
    data.writeLong(shard.window().sizeMillis());
    data.writeLong(shard.window().latenessMillis());
    data.writeInt(shard.measures());
    data.writeInt(shard.windows().size());
    ByteBlock block = new ByteBlock(1024);
    for (Map.Entry<Long, WindowTotals> window : shard.windows().entrySet()) {
      shard.begin(block, window.getKey());
      shard.appendAll(block, window.getValue());
      BYTES.encode(block.toBytes(), data);
    }
    data.flush();
  }

  @Override
  public ShardTotals decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte version = data.readByte();
    if (version != VERSION) {
      throw new CoderException("not the totals of a shard of version " + VERSION + ": " + version);
    }
    FixedWindow window = new FixedWindow(data.readLong(), data.readLong());
    ShardTotals shard = new ShardTotals(window, data.readInt());
    int windows = data.readInt();
    for (int i = 0; i < windows; i++) {
      shard.replay(BYTES.decode(data));
    }
    return shard;
  }
}
