package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final Flaw FLAW = new Flaw(Reason.LATE, "too late");

  private final DeadLetters deadLetters = new DeadLetters("in", "dlt");

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  @Test
  void keepsTheRecordAndSaysWhy() {
    Headers headers = new RecordHeaders().add("trace", new byte[] {1}).add("empty", null);
    SourceRecord source = new SourceRecord(3, 42, 7, null, null, headers);
    ProducerRecord<byte[], byte[]> letter = deadLetters.record(source, FLAW, "aggregate");
    assertThat(letter.topic()).isEqualTo("dlt");
    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(letter.timestamp()).isEqualTo(7);
    assertThat(letter.headers().lastHeader("trace").value()).containsExactly(1);
    assertThat(letter.headers().lastHeader("empty").value()).isNull();
    assertThat(text(letter.headers(), "millrace.reason")).isEqualTo("LATE");
    assertThat(text(letter.headers(), "millrace.detail")).isEqualTo("too late");
    assertThat(text(letter.headers(), "millrace.stage")).isEqualTo("aggregate");
    assertThat(text(letter.headers(), "millrace.topic")).isEqualTo("in");
    assertThat(text(letter.headers(), "millrace.partition")).isEqualTo("3");
    assertThat(text(letter.headers(), "millrace.offset")).isEqualTo("42");
    assertThat(text(letter.headers(), "millrace.timestamp")).isEqualTo("7");
    assertThat(text(letter.headers(), "millrace.attempt")).isEqualTo("1");
    assertThat(headers.toArray()).as("the source's own headers").hasSize(2);
  }

  @Test
  void countsAttemptsAndReplacesTheReason() {
    SourceRecord first = new SourceRecord(0, 1, 7, null, null, new RecordHeaders());
    ProducerRecord<byte[], byte[]> once = deadLetters.record(first, FLAW, "aggregate");
    SourceRecord again = new SourceRecord(0, 9, 7, null, null, once.headers());
    Flaw malformed = new Flaw(Reason.MALFORMED, "broken");
    ProducerRecord<byte[], byte[]> twice = deadLetters.record(again, malformed, "validate");
    assertThat(text(twice.headers(), "millrace.attempt")).isEqualTo("2");
    assertThat(twice.headers().headers("millrace.reason")).hasSize(1);
    assertThat(text(twice.headers(), "millrace.reason")).isEqualTo("MALFORMED");
  }
}
