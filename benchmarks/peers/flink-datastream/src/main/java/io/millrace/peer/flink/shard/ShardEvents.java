package io.millrace.peer.flink.shard;

import io.millrace.batch.EventBatch;
import io.millrace.peer.flink.type.Bytes;
import io.millrace.peer.flink.type.Codec;
import io.millrace.peer.flink.type.CodecType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Events of one shard.
 *
 * @param events at least one
 */
public record ShardEvents(int shard, EventBatch events) {
  /** The type of such events. */
  public static final CodecType<ShardEvents> TYPE =
      CodecType.of(ShardEvents.class, new ShardEventsCodec());

  private static final class ShardEventsCodec implements Codec<ShardEvents> {
    @Override
    public void write(ShardEvents element, DataOutputView out) throws IOException {
      out.writeInt(element.shard());
      Bytes.write(element.events().toBytes(), out);
    }

    @Override
    public ShardEvents read(DataInputView in) throws IOException {
      return new ShardEvents(in.readInt(), EventBatch.of(Bytes.read(in)));
    }
  }
}
