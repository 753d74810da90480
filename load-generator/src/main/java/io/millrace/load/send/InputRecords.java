package io.millrace.load.send;

import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.Headers;
import io.millrace.load.sequence.Sequence;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes records for the producer from those of a sequence. */
final class InputRecords {
  private final Sequence sequence;
  private final String topic;

  InputRecords(Sequence sequence, String topic) {
    this.sequence = sequence;
    this.topic = topic;
  }

  /** Returns what goes to the input topic for a record that was generated. */
  ProducerRecord<byte[], byte[]> of(GeneratedRecord record) {
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(
            topic,
            record.partition(),
            record.timestamp(),
            record.keyIsNull() ? null : sequence.users().id(record.user()),
            record.value());
    out.headers().add(Headers.INDEX, Headers.bytes(record.index()));
    if (record.hasHeader()) {
      out.headers().add(Headers.TRACE, Headers.trace(record.origin()));
    }
    return out;
  }
}
