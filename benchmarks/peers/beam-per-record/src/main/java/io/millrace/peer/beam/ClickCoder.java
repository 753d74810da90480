package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Encodes a click as the record it came in, and decodes it from there again. */
final class ClickCoder extends AtomicCoder<Click> {
  private static final VarIntCoder INT = VarIntCoder.of();
  private static final VarLongCoder LONG = VarLongCoder.of();
  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();
  private static final NullableCoder<byte[]> NULLABLE_BYTES = NullableCoder.of(BYTES);

  /** Decoders have state, coders are shared between threads. */
  private static final ThreadLocal<Clicks> CLICKS = ThreadLocal.withInitial(Clicks::new);

  @Override
  public void encode(Click click, OutputStream out) throws IOException {
    SourceRecord source = click.source();
    INT.encode(source.partition(), out);
    LONG.encode(source.offset(), out);
    LONG.encode(source.timestamp(), out);
    NULLABLE_BYTES.encode(source.key(), out);
    BYTES.encode(source.value(), out);
    Header[] headers = source.headers().toArray();
    INT.encode(headers.length, out);
    for (Header header : headers) {
      TEXT.encode(header.key(), out);
      NULLABLE_BYTES.encode(header.value(), out);
    }
  }

  @Override
  public Click decode(InputStream in) throws IOException {
    int partition = INT.decode(in);
    long offset = LONG.decode(in);
    long timestamp = LONG.decode(in);
    byte[] key = NULLABLE_BYTES.decode(in);
    byte[] value = BYTES.decode(in);
    Headers headers = new RecordHeaders();
    for (int left = INT.decode(in); left > 0; left--) {
      headers.add(new RecordHeader(TEXT.decode(in), NULLABLE_BYTES.decode(in)));
    }
    return CLICKS.get().reread(new SourceRecord(partition, offset, timestamp, key, value, headers));
  }
}
