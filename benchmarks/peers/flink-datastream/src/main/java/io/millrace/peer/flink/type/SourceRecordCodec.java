package io.millrace.peer.flink.type;

import io.millrace.peer.clickstream.SourceRecord;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A record of the input topic, field by field. */
public final class SourceRecordCodec implements Codec<SourceRecord> {
  /** The type of such records. */
  public static final CodecType<SourceRecord> TYPE =
      CodecType.of(SourceRecord.class, new SourceRecordCodec());

  @Override
  public void write(SourceRecord record, DataOutputView out) throws IOException {
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    out.writeLong(record.timestamp());
    Bytes.write(record.key(), out);
    Bytes.write(record.value(), out);
    Bytes.write(record.headers(), out);
  }

  @Override
  public SourceRecord read(DataInputView in) throws IOException {
    return new SourceRecord(
        in.readInt(),
        in.readLong(),
        in.readLong(),
        Bytes.read(in),
        Bytes.read(in),
        Bytes.readHeaders(in));
  }
}
