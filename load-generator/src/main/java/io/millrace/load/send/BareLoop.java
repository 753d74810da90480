package io.millrace.load.send;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends the records of a sequence with nothing but the producer in the timed loop: they are made
 * before, as many at a time as fit into memory. What it reaches is the most that a generator can.
 */
final class BareLoop {
  private static final long RECORD_OVERHEAD = 256;

  private final Sequence sequence;
  private final InputRecords records;
  private final Producer<byte[], byte[]> producer;
  private final long chunkBytes;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  BareLoop(Sequence sequence, String topic, Producer<byte[], byte[]> producer, long chunkBytes) {
    this.sequence = sequence;
    this.records = new InputRecords(sequence, topic);
    this.producer = producer;
    this.chunkBytes = chunkBytes;
  }

  /**
   * Sends everything and returns the nanoseconds from the first send to the last acknowledgement.
   */
  long run() {
    long nanos = 0;
    long next = 0;
    while (next < sequence.size()) {
      List<ProducerRecord<byte[], byte[]>> chunk = chunk(next);
      next += chunk.size();
      Ceiling.collectGarbage();
      long begun = System.nanoTime();
      for (ProducerRecord<byte[], byte[]> record : chunk) {
        // Failures come through the callback, too.
        Future<RecordMetadata> unused = producer.send(record, this::completed);
      }
      producer.flush();
      nanos += System.nanoTime() - begun;
      if (failure.get() != null) {
        throw new GenerationException("the bare loop failed: " + failure.get());
      }
    }
    return nanos;
  }

  private void completed(RecordMetadata metadata, Exception failed) {
    if (failed != null) {
      failure.compareAndSet(null, failed);
    }
  }

  private List<ProducerRecord<byte[], byte[]>> chunk(long from) {
    List<ProducerRecord<byte[], byte[]>> chunk = new ArrayList<>();
    GeneratedRecord record = new GeneratedRecord();
    long bytes = 0;
    for (long index = from; index < sequence.size() && bytes < chunkBytes; index++) {
      sequence.generate(index, record);
      ProducerRecord<byte[], byte[]> ready = records.of(record);
      chunk.add(ready);
      bytes += RECORD_OVERHEAD + (ready.value() == null ? 0 : ready.value().length);
    }
    return chunk;
  }
}
