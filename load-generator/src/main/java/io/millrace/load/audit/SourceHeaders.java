package io.millrace.load.audit;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Headers that the pipeline writes, as text. */
public final class SourceHeaders {
  /** Partition of the input record that an output comes from. */
  public static final String PARTITION = "millrace.partition";

  /** Its offset. */
  public static final String OFFSET = "millrace.offset";

  static final String TOPIC = "millrace.topic";
  static final String TIMESTAMP = "millrace.timestamp";
  static final String REASON = "millrace.reason";
  static final String DETAIL = "millrace.detail";
  static final String STAGE = "millrace.stage";
  static final String ATTEMPT = "millrace.attempt";

  private static final int LONGEST_NUMBER = 19;

  private SourceHeaders() {}

  /** Returns a header as text, null if it is not there. */
  static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Returns a header as a decimal number, -1 if it is not there or no such number. */
  public static long number(ConsumerRecord<byte[], byte[]> record, String name) {
    String text = text(record, name);
    if (text == null || text.isEmpty() || text.length() >= LONGEST_NUMBER) {
      return -1;
    }
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Long.parseLong(text) : -1;
  }
}
