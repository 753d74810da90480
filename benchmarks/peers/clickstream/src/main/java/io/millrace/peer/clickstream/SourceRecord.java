package io.millrace.peer.clickstream;

import org.apache.kafka.common.header.Headers;

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
    int partition, long offset, long timestamp, byte[] key, byte[] value, Headers headers) {}
