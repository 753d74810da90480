package io.millrace.peer.beam;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.clickstream.Action;
import io.millrace.clickstream.ClickEvent;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ClickCoderTest {
  private static final ClickEvent EVENT =
      new ClickEvent(
          "e-1",
          "u-1",
          "s-1",
          Instant.ofEpochMilli(1_700_000_000_123L),
          Action.PURCHASE,
          "https://x.org/a",
          "https://y.org",
          5,
          1_234L,
          "10.0.0.1",
          "agent");

  private static byte[] wire() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0, 0, 0, 0, 1});
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(ClickEvent.class).write(EVENT, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  @Test
  void keepsTheClickAndItsRecordWithNullsAndHeaders() throws IOException {
    Headers headers = new RecordHeaders().add("a", new byte[] {1, 2}).add("b", null);
    SourceRecord source = new SourceRecord(3, 42, 1_700_000_000_456L, null, wire(), headers);
    ClickCoder coder = new ClickCoder();
    Click decoded =
        CoderUtils.decodeFromByteArray(
            coder, CoderUtils.encodeToByteArray(coder, new Click(EVENT, source)));
    assertThat(decoded.event()).isEqualTo(EVENT);
    assertThat(decoded.source().partition()).isEqualTo(3);
    assertThat(decoded.source().offset()).isEqualTo(42);
    assertThat(decoded.source().timestamp()).isEqualTo(1_700_000_000_456L);
    assertThat(decoded.source().key()).isNull();
    assertThat(decoded.source().value()).isEqualTo(wire());
    assertThat(decoded.source().headers()).isEqualTo(headers);
  }
}
