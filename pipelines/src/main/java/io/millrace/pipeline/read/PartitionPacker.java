package io.millrace.pipeline.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import java.nio.ByteBuffer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Packs the records of one partition, in their order, into batches within {@link PackingLimits}.
 */
final class PartitionPacker {
  /** Offset, timestamp and three lengths, as the format of {@link RecordBatch} says. */
  private static final int RECORD_OVERHEAD = 2 * Long.BYTES + 3 * Integer.BYTES;

  private static final int HEADER_OVERHEAD = 2 * Integer.BYTES;

  private final PackingLimits limits;
  private final RecordBatchBuilder builder;

  PartitionPacker(TopicPartition partition, PackingLimits limits) {
    this.limits = limits;
    this.builder = new RecordBatchBuilder(partition.topic(), partition.partition());
  }

  boolean isEmpty() {
    return builder.count() == 0;
  }

  /** Whether the record may join the batch; the first record of a batch always may. */
  boolean hasRoomFor(ByteBuffer key, ByteBuffer value, Headers headers) {
    return isEmpty()
        || (builder.count() < limits.maxRecords()
            && builder.size() + packedSize(key, value, headers) <= limits.maxBytes());
  }

  void add(long offset, long timestamp, ByteBuffer key, ByteBuffer value, Headers headers) {
    builder.begin(offset, timestamp).key(key).value(value);
    for (Header header : headers) {
      builder.header(header.key().getBytes(UTF_8), header.value());
    }
    builder.end();
  }

  /** The batch of all records since the last one, which may be none. */
  RecordBatch build() {
    return builder.build();
  }

  private static long packedSize(ByteBuffer key, ByteBuffer value, Headers headers) {
    long size = RECORD_OVERHEAD;
    size += key == null ? 0 : key.remaining();
    size += value == null ? 0 : value.remaining();
    for (Header header : headers) {
      size += HEADER_OVERHEAD + header.key().getBytes(UTF_8).length;
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }
}
