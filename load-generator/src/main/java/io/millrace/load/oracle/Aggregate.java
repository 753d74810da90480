package io.millrace.load.oracle;

import io.millrace.load.sequence.Contract;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * One record of the aggregates topic.
 *
 * @param userId user
 * @param windowStart start of the window, inclusive
 * @param windowEnd end of the window, exclusive
 * @param totals totals
 * @param revision how often the totals were given before
 */
public record Aggregate(
    String userId, long windowStart, long windowEnd, Totals totals, int revision) {
  private static final Schema SCHEMA = Contract.schema("click-aggregate");

  /** Returns the record in the wire format, nothing if it is not exactly one. */
  public static Optional<Aggregate> decode(byte[] value) {
    if (!Contract.hasHeader(value, Contract.CLICK_AGGREGATE_ID)) {
      return Optional.empty();
    }
    int length = value.length - Contract.HEADER_BYTES;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(value, Contract.HEADER_BYTES, length, null);
    try {
      GenericRecord read = new GenericDatumReader<GenericRecord>(SCHEMA).read(null, decoder);
      return decoder.isEnd() ? Optional.of(of(read)) : Optional.empty();
    } catch (IOException | AvroRuntimeException malformed) {
      // That it cannot be read is the answer; the caller reports the record.
      return Optional.empty();
    }
  }

  /** Returns the key such a record must have. */
  public String key() {
    return userId + "@" + windowStart;
  }

  private static Aggregate of(GenericRecord read) {
    return new Aggregate(
        read.get("userId").toString(),
        (long) read.get("windowStart"),
        (long) read.get("windowEnd"),
        new Totals(
            (long) read.get("events"),
            (long) read.get("purchases"),
            (long) read.get("amountCents"),
            (long) read.get("durationMillis")),
        (int) read.get("revision"));
  }
}
