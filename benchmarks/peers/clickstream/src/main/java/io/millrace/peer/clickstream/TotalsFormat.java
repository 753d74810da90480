package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.clickstream.ClickAggregate;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Forms the records of totals. For one thread at a time. */
public final class TotalsFormat {
  private static final int SCHEMA_ID = 4;

  private final String topic;
  private final AvroFormat<ClickAggregate> format =
      new AvroFormat<>(ClickAggregate.class, SCHEMA_ID);

  /** Records for {@code topic}. */
  public TotalsFormat(String topic) {
    this.topic = topic;
  }

  /** The record of a user's totals in the window from {@code start} to before {@code end}. */
  public ProducerRecord<byte[], byte[]> record(
      String userId, long start, long end, Totals totals, int revision) {
    ClickAggregate aggregate =
        new ClickAggregate(
            userId,
            Instant.ofEpochMilli(start),
            Instant.ofEpochMilli(end),
            totals.events(),
            totals.purchases(),
            totals.amountCents(),
            totals.durationMillis(),
            revision);
    return new ProducerRecord<>(
        topic, null, end - 1, (userId + "@" + start).getBytes(UTF_8), format.write(aggregate));
  }
}
