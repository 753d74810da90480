package io.millrace.peer.flink.type;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record to be written whose partition the producer chooses; it has a timestamp. */
public final class ProducerRecordCodec implements Codec<ProducerRecord<byte[], byte[]>> {
  /** The type of such records. */
  public static final CodecType<ProducerRecord<byte[], byte[]>> TYPE =
      CodecType.of(type(), new ProducerRecordCodec());

  @SuppressWarnings("unchecked") // There is one class for all records.
  private static Class<ProducerRecord<byte[], byte[]>> type() {
    return (Class<ProducerRecord<byte[], byte[]>>) (Class<?>) ProducerRecord.class;
  }

  @Override
  public void write(ProducerRecord<byte[], byte[]> record, DataOutputView out) throws IOException {
    out.writeUTF(record.topic());
    out.writeLong(record.timestamp());
    Bytes.write(record.key(), out);
    Bytes.write(record.value(), out);
    Bytes.write(record.headers(), out);
  }

  @Override
  public ProducerRecord<byte[], byte[]> read(DataInputView in) throws IOException {
    return new ProducerRecord<>(
        in.readUTF(), null, in.readLong(), Bytes.read(in), Bytes.read(in), Bytes.readHeaders(in));
  }
}
