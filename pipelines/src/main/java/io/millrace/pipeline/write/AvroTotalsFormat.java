package io.millrace.pipeline.write;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.contract.AvroBytes;
import io.millrace.contract.EventContract;
import io.millrace.contract.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Totals as Avro records in the wire format, keyed by {@code key@windowStart} in epoch
 * milliseconds, at the last millisecond of their window.
 *
 * <p>Their schema has, in this order: the key (a string of any name), {@code windowStart} and
 * {@code windowEnd}, the number of events (a long of any name), a long for each measure of the
 * contract, named like it, and {@code revision}.
 */
public final class AvroTotalsFormat implements TotalsFormat {
  private final String topic;
  private final int schemaId;
  private final int measures;

  private AvroTotalsFormat(String topic, int schemaId, int measures) {
    this.topic = topic;
    this.schemaId = schemaId;
    this.measures = measures;
  }

  /**
   * The format of totals for a topic.
   *
   * @throws IllegalArgumentException if the schema is not one of totals of this contract; the
   *     message names both lists of fields
   */
  public static AvroTotalsFormat of(
      String topic, int schemaId, Schema schema, EventContract contract) {
    List<Schema.Field> fields = schema.getFields();
    List<String> there = new ArrayList<>();
    fields.forEach(field -> there.add(field.name() + " " + field.schema().getType().getName()));
    List<String> needed = new ArrayList<>();
    needed.add(name(fields, 0, "<key>") + " string");
    needed.add("windowStart long");
    needed.add("windowEnd long");
    needed.add(name(fields, 3, "<events>") + " long");
    contract.measures().forEach(measure -> needed.add(measure + " long"));
    needed.add("revision int");
    if (!there.equals(needed)) {
      throw new IllegalArgumentException(
          schema.getFullName() + " must have the fields " + needed + ", not " + there);
    }
    return new AvroTotalsFormat(topic, schemaId, contract.measures().size());
  }

  private static String name(List<Schema.Field> fields, int position, String ifAbsent) {
    return position < fields.size() ? fields.get(position).name() : ifAbsent;
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public void append(Total total, RecordBatchBuilder records) {
    byte[] window = ("@" + total.windowStart()).getBytes(US_ASCII);
    AvroBytes datum =
        new AvroBytes(64)
            .writeString(total.keyBytes(), total.keyStart(), total.keyLength())
            .writeLong(total.windowStart())
            .writeLong(total.windowEnd())
            .writeLong(total.events());
    for (int measure = 0; measure < measures; measure++) {
      datum.writeLong(total.measure(measure));
    }
    byte[] value = WireFormat.frame(schemaId, datum.writeLong(total.revision()).toByteArray());
    records
        .begin(-1, total.windowEnd() - 1)
        .key(total.keyBytes(), total.keyStart(), total.keyLength())
        .key(window, 0, window.length)
        .value(value, 0, value.length)
        .end();
  }
}
