package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Forms dead letters: key, value and headers as they were, and headers that say why. */
public final class DeadLetters {
  static final String PARTITION = "millrace.partition";
  static final String OFFSET = "millrace.offset";

  private static final String ATTEMPT = "millrace.attempt";

  private final String inputTopic;
  private final String topic;

  /** Dead letters of {@code inputTopic} for {@code topic}. */
  public DeadLetters(String inputTopic, String topic) {
    this.inputTopic = inputTopic;
    this.topic = topic;
  }

  /** The dead letter of a record that {@code stage} does not take. */
  public ProducerRecord<byte[], byte[]> record(SourceRecord source, Flaw flaw, String stage) {
    Headers headers = new RecordHeaders(source.headers());
    int attempt = 1 + attempts(headers.lastHeader(ATTEMPT));
    put(headers, "millrace.reason", flaw.reason().name());
    put(headers, "millrace.detail", flaw.detail());
    put(headers, "millrace.stage", stage);
    put(headers, "millrace.topic", inputTopic);
    put(headers, PARTITION, Integer.toString(source.partition()));
    put(headers, OFFSET, Long.toString(source.offset()));
    put(headers, "millrace.timestamp", Long.toString(source.timestamp()));
    put(headers, ATTEMPT, Integer.toString(attempt));
    return new ProducerRecord<>(
        topic, null, source.timestamp(), source.key(), source.value(), headers);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }

  private static int attempts(Header header) {
    String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
