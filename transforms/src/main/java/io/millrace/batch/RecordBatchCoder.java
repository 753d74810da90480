package io.millrace.batch;

/** The coder of {@link RecordBatch}. */
public final class RecordBatchCoder extends PackedCoder<RecordBatch> {
  private static final RecordBatchCoder INSTANCE = new RecordBatchCoder();

  private RecordBatchCoder() {}

  public static RecordBatchCoder of() {
    return INSTANCE;
  }

  @Override
  protected byte[] pack(RecordBatch value) {
    return value.toBytes();
  }

  @Override
  protected RecordBatch unpack(byte[] bytes) {
    return RecordBatch.of(bytes);
  }
}
