package io.millrace.pipeline.write;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.reject.DeadLetterFormat;
import io.millrace.reject.RejectionBatch;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes rejections to a dead-letter topic, in the {@link DeadLetterFormat}: original key, value
 * and headers, and why. With the guarantees of {@link WriteBatches}.
 */
public final class WriteDeadLetters extends PTransform<PCollection<RejectionBatch>, PDone> {
  private final String topic;
  private final int maxRecordBytes;
  private final WriteBatches write;

  private WriteDeadLetters(String topic, int maxRecordBytes, WriteBatches write) {
    this.topic = topic;
    this.maxRecordBytes = maxRecordBytes;
    this.write = write;
  }

  /**
   * Writes to this topic.
   *
   * @param maxRecordBytes what producer and topic take as one record; values that make a larger one
   *     are cut
   * @param write how records are written
   */
  public static WriteDeadLetters to(String topic, int maxRecordBytes, WriteBatches write) {
    return new WriteDeadLetters(topic, maxRecordBytes, write);
  }

  @Override
  public PDone expand(PCollection<RejectionBatch> rejections) {
    return rejections
        .apply("Format", ParDo.of(new FormatFn(topic, maxRecordBytes)))
        .setCoder(RecordBatchCoder.of())
        .apply("Write", write);
  }

  /** Makes records of rejections. */
  static final class FormatFn extends DoFn<RejectionBatch, RecordBatch> {
    private final String topic;
    private final int maxRecordBytes;
    private transient DeadLetterFormat format;

    FormatFn(String topic, int maxRecordBytes) {
      this.topic = topic;
      this.maxRecordBytes = maxRecordBytes;
    }

    @Setup
    public void setup() {
      format = new DeadLetterFormat(topic, maxRecordBytes);
    }

    @ProcessElement
    public void process(ProcessContext c) {
      c.output(format.encode(c.element()));
    }
  }
}
