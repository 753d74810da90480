package io.millrace.peer.streams;

import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.streams.Item.Carried;
import io.millrace.peer.streams.Item.Progress;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The bytes of what goes through the repartition topic. Headers of a record travel as such.
 *
 * <p>Format, big-endian: partition (int); of progress, 12 bytes in all, the watermark (long); of a
 * record its offset and timestamp (long), the length of its key (int, -1 for null), key, value.
 */
final class CarriedSerde implements Serde<Item>, Serializer<Item>, Deserializer<Item> {
  private static final int PROGRESS_BYTES = Integer.BYTES + Long.BYTES;
  private static final int RECORD_BYTES = 2 * Integer.BYTES + 2 * Long.BYTES;

  @Override
  public Serializer<Item> serializer() {
    return this;
  }

  @Override
  public Deserializer<Item> deserializer() {
    return this;
  }

  @Override
  public byte[] serialize(String topic, Item item) {
    if (item instanceof Progress progress) {
      return ByteBuffer.allocate(PROGRESS_BYTES)
          .putInt(progress.partition())
          .putLong(progress.watermark())
          .array();
    }
    SourceRecord source = ((Carried) item).source();
    int keyLength = source.key() == null ? 0 : source.key().length;
    ByteBuffer bytes =
        ByteBuffer.allocate(RECORD_BYTES + keyLength + source.value().length)
            .putInt(source.partition())
            .putLong(source.offset())
            .putLong(source.timestamp())
            .putInt(source.key() == null ? -1 : keyLength);
    if (source.key() != null) {
      bytes.put(source.key());
    }
    return bytes.put(source.value()).array();
  }

  @Override
  public Item deserialize(String topic, byte[] data) {
    throw new UnsupportedOperationException("a record has headers");
  }

  @Override
  public Item deserialize(String topic, Headers headers, byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    int partition = bytes.getInt();
    long offset = bytes.getLong();
    if (!bytes.hasRemaining()) {
      return new Progress(partition, offset);
    }
    long timestamp = bytes.getLong();
    int keyLength = bytes.getInt();
    byte[] key = keyLength < 0 ? null : take(bytes, keyLength);
    byte[] value = take(bytes, bytes.remaining());
    return new Carried(new SourceRecord(partition, offset, timestamp, key, value, headers));
  }

  private static byte[] take(ByteBuffer bytes, int length) {
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    // Nothing can be configured.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
