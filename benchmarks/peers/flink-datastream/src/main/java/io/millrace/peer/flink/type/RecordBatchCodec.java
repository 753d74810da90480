package io.millrace.peer.flink.type;

import io.millrace.batch.RecordBatch;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A batch of records, as it is packed. */
public final class RecordBatchCodec implements Codec<RecordBatch> {
  /** The type of such batches. */
  public static final CodecType<RecordBatch> TYPE =
      CodecType.of(RecordBatch.class, new RecordBatchCodec());

  @Override
  public void write(RecordBatch batch, DataOutputView out) throws IOException {
    Bytes.write(batch.toBytes(), out);
  }

  @Override
  public RecordBatch read(DataInputView in) throws IOException {
    return RecordBatch.of(Bytes.read(in));
  }
}
