package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.FlawedRecordException;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.flink.read.Position;
import io.millrace.peer.flink.type.Codec;
import io.millrace.peer.flink.type.CodecType;
import io.millrace.peer.flink.type.SourceRecordCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A record and what it turned out to be.
 *
 * @param click the valid click in it, null if there is none
 * @param flaw what is wrong, null if nothing is
 */
record ParsedRecord(SourceRecord source, Click click, Flaw flaw) {
  static final CodecType<ParsedRecord> TYPE =
      CodecType.of(ParsedRecord.class, new ParsedRecordCodec());

  static ParsedRecord of(SourceRecord source, Clicks clicks) {
    try {
      return new ParsedRecord(source, clicks.parse(source), null);
    } catch (FlawedRecordException e) {
      Flaw flaw = e.flaw();
      return new ParsedRecord(source, null, flaw);
    }
  }

  /** Where it came from; a record without a click has no other time than its own. */
  static final class ParsedPosition implements Position<ParsedRecord> {
    @Override
    public int partition(ParsedRecord record) {
      return record.source().partition();
    }

    @Override
    public long lastOffset(ParsedRecord record) {
      return record.source().offset();
    }

    @Override
    public long recordTimestamp(ParsedRecord record) {
      return record.source().timestamp();
    }

    @Override
    public long eventTime(ParsedRecord record) {
      return record.click() == null ? record.source().timestamp() : record.click().eventTime();
    }
  }

  /** Writes the record, and parses it again when it is read. */
  private static final class ParsedRecordCodec implements Codec<ParsedRecord> {
    private static final SourceRecordCodec RECORD = new SourceRecordCodec();

    @Override
    public void write(ParsedRecord parsed, DataOutputView out) throws IOException {
      RECORD.write(parsed.source(), out);
    }

    @Override
    public ParsedRecord read(DataInputView in) throws IOException {
      return of(RECORD.read(in), ClickCodec.CLICKS.get());
    }
  }
}
