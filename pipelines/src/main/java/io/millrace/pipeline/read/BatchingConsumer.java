package io.millrace.pipeline.read;

import io.millrace.batch.RecordBatch;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A Kafka consumer whose records are {@link RecordBatch}es: of every poll, the records of each
 * partition are packed, in their order. A packed record has
 *
 * <ul>
 *   <li>as value the bytes of the batch, and a null key and no headers;
 *   <li>as offset the one of the last record inside, so that whoever resumes at "offset + 1" goes
 *       on with the next record;
 *   <li>as timestamp the smallest inside, in epoch milliseconds, with the type Kafka gave.
 * </ul>
 *
 * <p>Offsets that hold no record (transaction markers, what compaction removed) make no batch. When
 * they are all that is left of a partition, its reader would see a backlog for ever: no idle
 * partition, no watermark. So an advance of the position past the last record is told by a batch of
 * no records, whose offset is the one before the position.
 *
 * <p>Everything but {@code poll} is the underlying consumer's. It goes through a proxy, as a class
 * of fifty delegating methods would say no more; what is paid is one reflective call per poll.
 */
final class BatchingConsumer implements InvocationHandler {
  private static final long POSITION_UNKNOWN = -1;

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final PackingLimits limits;
  private final Map<TopicPartition, PartitionPacker> packers = new HashMap<>();

  /** The offset after the last one given out. */
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  private BatchingConsumer(Consumer<ByteBuffer, ByteBuffer> consumer, PackingLimits limits) {
    this.consumer = consumer;
    this.limits = limits;
  }

  /**
   * Wraps {@code consumer}, whose keys and values may be slices of the fetched data: they are not
   * used after the poll that gave them.
   */
  @SuppressWarnings("unchecked") // only poll returns keys and values, and poll is ours
  static Consumer<byte[], byte[]> around(
      Consumer<ByteBuffer, ByteBuffer> consumer, PackingLimits limits) {
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            BatchingConsumer.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            new BatchingConsumer(consumer, limits));
  }

  @Override
  @SuppressWarnings("unchecked") // poll of a Consumer<ByteBuffer, ByteBuffer> returns nothing else
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    Object result;
    try {
      result = method.invoke(consumer, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    return method.getName().equals("poll")
        ? pack((ConsumerRecords<ByteBuffer, ByteBuffer>) result)
        : result;
  }

  private ConsumerRecords<?, ?> pack(ConsumerRecords<ByteBuffer, ByteBuffer> polled) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> packed = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      packed.put(partition, pack(partition, polled.records(partition)));
    }
    for (TopicPartition partition : consumer.assignment()) {
      long position = position(partition);
      if (position > positions.getOrDefault(partition, 0L)) {
        positions.put(partition, position);
        packed.computeIfAbsent(partition, p -> new ArrayList<>()).add(gap(partition, position));
      }
    }
    // Callers tell the end of a poll by the identity of the empty records.
    return packed.isEmpty() ? polled : new ConsumerRecords<>(packed);
  }

  private List<ConsumerRecord<byte[], byte[]>> pack(
      TopicPartition partition, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    List<ConsumerRecord<byte[], byte[]>> packed = new ArrayList<>();
    PartitionPacker packer = packer(partition);
    ConsumerRecord<ByteBuffer, ByteBuffer> last = null;
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      if (!packer.hasRoomFor(record.key(), record.value(), record.headers())) {
        packed.add(packed(last, packer.build()));
      }
      packer.add(
          record.offset(), record.timestamp(), record.key(), record.value(), record.headers());
      last = record;
    }
    if (!packer.isEmpty()) {
      packed.add(packed(last, packer.build()));
      positions.put(partition, last.offset() + 1);
    }
    return packed;
  }

  private PartitionPacker packer(TopicPartition partition) {
    return packers.computeIfAbsent(partition, p -> new PartitionPacker(p, limits));
  }

  private static ConsumerRecord<byte[], byte[]> packed(
      ConsumerRecord<?, ?> last, RecordBatch batch) {
    return record(
        new TopicPartition(last.topic(), last.partition()),
        last.offset(),
        batch.minTimestamp(),
        last.timestampType(),
        batch,
        last.leaderEpoch());
  }

  private ConsumerRecord<byte[], byte[]> gap(TopicPartition partition, long position) {
    return record(
        partition,
        position - 1,
        ConsumerRecord.NO_TIMESTAMP,
        TimestampType.NO_TIMESTAMP_TYPE,
        packer(partition).build(),
        Optional.empty());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition,
      long offset,
      long timestamp,
      TimestampType timestampType,
      RecordBatch batch,
      Optional<Integer> leaderEpoch) {
    byte[] value = batch.toBytes();
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        timestamp,
        timestampType,
        ConsumerRecord.NULL_SIZE,
        value.length,
        null,
        value,
        new RecordHeaders(),
        leaderEpoch);
  }

  /** Where the next poll goes on, without waiting for a broker to say so. */
  private long position(TopicPartition partition) {
    try {
      return consumer.position(partition, Duration.ZERO);
    } catch (TimeoutException e) {
      // Not known until the consumer has found its leader again; a later poll asks again.
      return POSITION_UNKNOWN;
    }
  }
}
