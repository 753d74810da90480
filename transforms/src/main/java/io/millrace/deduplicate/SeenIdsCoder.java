package io.millrace.deduplicate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * The coder of {@link SeenIds} as one value. The table is written slot by slot, empty ones too: a
 * runner that copies state for every bundle then pays for a copy and not for hashing.
 *
 * <p>Format, big-endian: version (1 byte), horizon (long), ids (int), slices (int), slices (long),
 * table (long).
 */
public final class SeenIdsCoder extends AtomicCoder<SeenIds> {
  private static final SeenIdsCoder INSTANCE = new SeenIdsCoder();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();
  private static final byte VERSION = 1;
  private static final int HEADER = 1 + Long.BYTES + 2 * Integer.BYTES;

  private SeenIdsCoder() {}

  /** The coder; it has no state. */
  public static SeenIdsCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(SeenIds ids, OutputStream out) throws IOException {
    int longs = ids.slices().size() + ids.entries().length;
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + longs * Long.BYTES);
    buffer.put(VERSION).putLong(ids.horizon().millis());
    buffer.putInt(ids.size()).putInt(ids.slices().size());
    ids.slices().forEach(buffer::putLong);
    buffer.asLongBuffer().put(ids.entries());
    BYTES.encode(buffer.array(), out);
  }

  @Override
  public SeenIds decode(InputStream in) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(BYTES.decode(in));
    byte version = buffer.get();
    if (version != VERSION) {
      throw new CoderException("not a table of ids of version " + VERSION + ": " + version);
    }
    Horizon horizon = new Horizon(buffer.getLong());
    int size = buffer.getInt();
    long[] slices = new long[buffer.getInt()];
    buffer.asLongBuffer().get(slices);
    buffer.position(buffer.position() + slices.length * Long.BYTES);
    long[] entries = new long[buffer.remaining() / Long.BYTES];
    buffer.asLongBuffer().get(entries);
    SeenIds ids = new SeenIds(horizon, entries, size);
    for (long slice : slices) {
      ids.addSlice(slice);
    }
    return ids;
  }
}
