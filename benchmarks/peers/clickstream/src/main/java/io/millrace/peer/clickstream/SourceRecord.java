package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record of the input topic, as it was read.
 *
 * @param partition partition of the input topic
 * @param offset offset in it
 * @param timestamp the record's timestamp in epoch milliseconds
 * @param key null if it has none
 * @param value null if it has none
 * @param headers its headers
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are what a record is; it is never compared.
public record SourceRecord(
    int partition, long offset, long timestamp, byte[] key, byte[] value, Headers headers) {

  /** The record that a consumer read. */
  public static SourceRecord of(ConsumerRecord<byte[], byte[]> read) {
    return new SourceRecord(
        read.partition(),
        read.offset(),
        read.timestamp(),
        read.key(),
        read.value(),
        read.headers());
  }

  /** The headers that say where a record came from. */
  List<Header> coordinates() {
    return List.of(
        new RecordHeader(DeadLetters.PARTITION, Integer.toString(partition).getBytes(UTF_8)),
        new RecordHeader(DeadLetters.OFFSET, Long.toString(offset).getBytes(UTF_8)));
  }
}
