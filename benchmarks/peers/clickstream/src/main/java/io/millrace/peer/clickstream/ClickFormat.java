package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.clickstream.ClickEvent;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Forms the records of clicks that are not enriched: see {@link Rung}. For one thread at a time.
 */
public final class ClickFormat {
  private static final int SCHEMA_ID = 1;

  private final String topic;
  private final AvroFormat<ClickEvent> format = new AvroFormat<>(ClickEvent.class, SCHEMA_ID);

  /** Records for {@code topic}. */
  public ClickFormat(String topic) {
    this.topic = topic;
  }

  /** A record as it came. */
  public ProducerRecord<byte[], byte[]> copy(SourceRecord source) {
    return new ProducerRecord<>(
        topic, null, source.timestamp(), source.key(), source.value(), source.coordinates());
  }

  /** A record as it came, but for its value: that is encoded again. */
  public ProducerRecord<byte[], byte[]> recoded(Click click) {
    return record(click, click.source().timestamp(), click.source().key());
  }

  /** The record of a valid click. */
  public ProducerRecord<byte[], byte[]> record(Click click) {
    return record(click, click.eventTime(), click.userId().getBytes(UTF_8));
  }

  private ProducerRecord<byte[], byte[]> record(Click click, long timestamp, byte[] key) {
    return new ProducerRecord<>(
        topic, null, timestamp, key, format.write(click.event()), click.source().coordinates());
  }
}
