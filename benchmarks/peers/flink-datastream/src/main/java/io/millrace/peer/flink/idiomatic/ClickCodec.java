package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.flink.type.Codec;
import io.millrace.peer.flink.type.CodecType;
import io.millrace.peer.flink.type.SourceRecordCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A click as the record it came in, from which it is decoded again: to encode the click besides
 * would cost more.
 */
final class ClickCodec implements Codec<Click> {
  static final CodecType<Click> TYPE = CodecType.of(Click.class, new ClickCodec());

  /** Decoders have state, codecs are shared between threads. */
  static final ThreadLocal<Clicks> CLICKS = ThreadLocal.withInitial(Clicks::new);

  private static final SourceRecordCodec RECORD = new SourceRecordCodec();

  @Override
  public void write(Click click, DataOutputView out) throws IOException {
    RECORD.write(click.source(), out);
  }

  @Override
  public Click read(DataInputView in) throws IOException {
    return CLICKS.get().reread(RECORD.read(in));
  }
}
