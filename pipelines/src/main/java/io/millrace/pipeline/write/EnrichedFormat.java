package io.millrace.pipeline.write;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.contract.WireFormat;
import io.millrace.reject.DeadLetterFormat;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Enriched events as records in the wire format: keyed by the event's key, at the event's time,
 * with the source coordinates as headers. The value is the payload followed by what enrichment
 * appended. Not thread-safe.
 */
public final class EnrichedFormat {
  private static final byte[] PARTITION =
      DeadLetterFormat.PARTITION.getBytes(StandardCharsets.UTF_8);
  private static final byte[] OFFSET = DeadLetterFormat.OFFSET.getBytes(StandardCharsets.UTF_8);

  private final RecordBatchBuilder records;
  private final byte[] header;

  /**
   * The format of records for a topic.
   *
   * @param schemaId id of the schema of enriched events
   */
  public EnrichedFormat(String topic, int schemaId) {
    records = new RecordBatchBuilder(topic, RecordBatch.ANY_PARTITION);
    header = WireFormat.frame(schemaId, new byte[0]);
  }

  /** The records of these events, in their order. */
  public RecordBatch encode(EventBatch events) {
    byte[] bytes = events.toBytes();
    for (int event = 0; event < events.count(); event++) {
      records
          .begin(-1, events.eventTime(event))
          .key(bytes, events.keyStart(event), events.keyLength(event))
          .value(header, 0, header.length)
          .value(bytes, events.payloadStart(event), events.payloadLength(event))
          .value(bytes, events.extensionStart(event), events.extensionLength(event))
          .header(PARTITION, digits(events.partition(event)))
          .header(OFFSET, digits(events.offset(event)))
          .end();
    }
    return records.build();
  }

  private static byte[] digits(long number) {
    return Long.toString(number).getBytes(US_ASCII);
  }

  /** Makes records of the enriched events of a shard. */
  public static final class FormatFn extends DoFn<KV<Integer, EventBatch>, RecordBatch> {
    private final String topic;
    private final int schemaId;
    private transient EnrichedFormat format;

    /** Formats as an {@link EnrichedFormat} of the same parameters does. */
    public FormatFn(String topic, int schemaId) {
      this.topic = topic;
      this.schemaId = schemaId;
    }

    /** Beam's call for a new instance. */
    @Setup
    public void setup() {
      format = new EnrichedFormat(topic, schemaId);
    }

    /** Beam's call for an element. */
    @ProcessElement
    public void process(ProcessContext c) {
      c.output(format.encode(c.element().getValue()));
    }
  }
}
