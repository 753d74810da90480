package io.millrace.validate;

import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.batch.Fingerprint;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordCursor;
import io.millrace.contract.EventContract;
import io.millrace.contract.EventReader;
import io.millrace.contract.ReadEvent;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionReason;
import io.millrace.shard.Shards;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Validates records and gathers the valid events by shard. Within a shard, events keep the order of
 * their records. Not thread-safe: one for each function instance.
 *
 * <p>A shard's events stay here until its batch is full or {@link #flush} is called: one batch of
 * records split over 64 shards would otherwise crumble into batches of a few events.
 */
public final class BatchValidator {
  /** Takes the batches that are full. */
  public interface Output {
    /**
     * Takes a batch.
     *
     * @param timestamp the Beam timestamp it must have: the smallest time inside that the watermark
     *     has not passed yet, in epoch milliseconds
     */
    void accept(int shard, EventBatch events, long timestamp);
  }

  private final String stage;
  private final Shards shards;
  private final int maxBytes;
  private final int measures;
  private final EventReader reader;
  private final EventBatchBuilder[] builders;
  private final long[] timestamps;
  private final RecordCursor cursor = new RecordCursor();
  private final ReadEvent event;
  private final Fingerprint keyPrint = new Fingerprint();
  private String topic;

  /**
   * @param stage its name in rejections
   * @param maxBytes at which a shard's batch is full
   */
  public BatchValidator(String stage, EventContract contract, Shards shards, int maxBytes) {
    this.stage = stage;
    this.shards = shards;
    this.maxBytes = maxBytes;
    this.measures = contract.measures().size();
    this.reader = contract.reader();
    this.event = new ReadEvent(reader);
    this.builders = new EventBatchBuilder[shards.count()];
    this.timestamps = new long[shards.count()];
  }

  /**
   * Validates the records of a batch; gives shards that are full to {@code output}.
   *
   * @param notBefore the Beam timestamp of the batch, in epoch milliseconds: events before it are
   *     late and need not hold the watermark
   * @return the rejected ones, in order; empty if all are valid
   */
  public List<Rejection> add(RecordBatch batch, long notBefore, Output output) {
    if (!batch.topic().equals(topic)) {
      flush(output);
      startTopic(batch.topic());
    }
    List<Rejection> rejections = List.of();
    int partition = batch.partition();
    cursor.reset(batch);
    while (cursor.next()) {
      RejectionReason reason =
          reader.read(
              cursor.bytes(), cursor.valueStart(), cursor.valueLength(), cursor.timestamp());
      if (reason == null) {
        gather(partition, notBefore, output);
      } else {
        rejections = rejections.isEmpty() ? new ArrayList<>() : rejections;
        rejections.add(Rejection.of(reason, reader.detail(), stage, topic, partition, cursor));
      }
    }
    return rejections;
  }

  private void gather(int partition, long notBefore, Output output) {
    int shard = shards.of(keyPrint.of(reader.payload(), reader.keyStart(), reader.keyLength()));
    EventBatchBuilder builder = builders[shard];
    builder.add(partition, cursor, event.take());
    timestamps[shard] = Math.min(timestamps[shard], Math.max(notBefore, reader.eventTime()));
    if (builder.size() >= maxBytes) {
      give(shard, output);
    }
  }

  private void give(int shard, Output output) {
    long timestamp = timestamps[shard];
    timestamps[shard] = Long.MAX_VALUE;
    output.accept(shard, builders[shard].build(), timestamp);
  }

  /** Gives what is left of every shard to {@code output}. */
  public void flush(Output output) {
    for (int shard = 0; shard < builders.length; shard++) {
      EventBatchBuilder builder = builders[shard];
      if (builder != null && builder.count() > 0) {
        give(shard, output);
      }
    }
  }

  private void startTopic(String newTopic) {
    topic = newTopic;
    Arrays.fill(timestamps, Long.MAX_VALUE);
    for (int shard = 0; shard < builders.length; shard++) {
      builders[shard] = new EventBatchBuilder(newTopic, measures);
    }
  }
}
