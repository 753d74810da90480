package io.millrace.rungs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.batch.RecordCursor;
import io.millrace.clickstream.ClickContract;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.EventReader;
import io.millrace.contract.WireFormat;
import io.millrace.reject.DeadLetterFormat;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Passes every record on to a topic, with the coordinates it came from as headers. Either
 * untouched, or decoded and encoded again if it can be decoded.
 */
final class PassFn extends DoFn<RecordBatch, RecordBatch> {
  private static final byte[] PARTITION = DeadLetterFormat.PARTITION.getBytes(UTF_8);
  private static final byte[] OFFSET = DeadLetterFormat.OFFSET.getBytes(UTF_8);

  private final String topic;
  private final boolean decodes;
  private transient RecordBatchBuilder records;
  private transient EventReader reader;
  private transient RecordCursor cursor;
  private transient byte[] wireHeader;

  PassFn(String topic, boolean decodes) {
    this.topic = topic;
    this.decodes = decodes;
  }

  @Setup
  public void setup() {
    records = new RecordBatchBuilder(topic, RecordBatch.ANY_PARTITION);
    reader = ClickContract.create().reader();
    cursor = new RecordCursor();
    wireHeader = WireFormat.frame(ClickSchemas.CLICK_EVENT, new byte[0]);
  }

  @ProcessElement
  public void process(ProcessContext c) {
    byte[] partition = digits(c.element().partition());
    cursor.reset(c.element());
    while (cursor.next()) {
      records.begin(-1, cursor.timestamp());
      byte[] bytes = cursor.bytes();
      if (cursor.keyLength() >= 0) {
        records.key(bytes, cursor.keyStart(), cursor.keyLength());
      }
      addValue(bytes);
      records.header(PARTITION, partition).header(OFFSET, digits(cursor.offset())).end();
    }
    c.output(records.build());
  }

  private void addValue(byte[] bytes) {
    int length = cursor.valueLength();
    if (decodes && reader.read(bytes, cursor.valueStart(), length, cursor.timestamp()) == null) {
      records
          .value(wireHeader, 0, wireHeader.length)
          .value(reader.payload(), reader.payloadStart(), reader.payloadLength());
    } else if (length >= 0) {
      records.value(bytes, cursor.valueStart(), length);
    }
  }

  private static byte[] digits(long number) {
    return Long.toString(number).getBytes(US_ASCII);
  }
}
