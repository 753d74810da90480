package io.millrace.peer.streams;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.SourceRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Record;

/** What flows from processor to processor, as the value of a record. */
@SuppressWarnings("ArrayRecordComponent") // Items are not compared.
sealed interface Item {

  /**
   * A record that holds a valid click, on its way through the repartition topic.
   *
   * @param source as it was read
   */
  record Carried(SourceRecord source) implements Item {}

  /**
   * A click of which no copy came before.
   *
   * @param click decoded again
   */
  record Unique(Click click) implements Item {}

  /**
   * A click with the row of its user.
   *
   * @param profile the value of the row; null if there is none
   */
  record Joined(Click click, byte[] profile) implements Item {}

  /**
   * How far event time has come in one partition of the input, for everyone who gets clicks from
   * there: all that come behind it were read behind it.
   */
  record Progress(int partition, long watermark) implements Item {}

  /**
   * A record for a topic; key, timestamp and headers are those around it.
   *
   * @param value null if it has none
   */
  record Output(String topic, byte[] value) implements Item {

    /** What makes a processor write this. */
    static Record<byte[], Item> of(ProducerRecord<byte[], byte[]> record) {
      return new Record<>(
          record.key(),
          new Output(record.topic(), record.value()),
          record.timestamp(),
          record.headers());
    }
  }
}
