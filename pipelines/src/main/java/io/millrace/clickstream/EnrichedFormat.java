package io.millrace.clickstream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.contract.WireFormat;
import io.millrace.reject.DeadLetterFormat;
import java.nio.charset.StandardCharsets;

/**
 * Enriched events as {@code EnrichedClick} records: keyed by user, at the event's time, with the
 * source coordinates as headers. Not thread-safe.
 */
final class EnrichedFormat {
  private static final byte[] PARTITION =
      DeadLetterFormat.PARTITION.getBytes(StandardCharsets.UTF_8);
  private static final byte[] OFFSET = DeadLetterFormat.OFFSET.getBytes(StandardCharsets.UTF_8);
  private static final byte[] HEADER = WireFormat.frame(ClickSchemas.ENRICHED_CLICK, new byte[0]);

  private final RecordBatchBuilder records;

  EnrichedFormat(String topic) {
    records = new RecordBatchBuilder(topic, RecordBatch.ANY_PARTITION);
  }

  RecordBatch encode(EventBatch events) {
    byte[] bytes = events.toBytes();
    for (int event = 0; event < events.count(); event++) {
      records
          .begin(-1, events.eventTime(event))
          .key(bytes, events.keyStart(event), events.keyLength(event))
          .value(HEADER, 0, HEADER.length)
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
}
