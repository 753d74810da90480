package io.millrace.batch;

/** The coder of {@link EventBatch}. */
public final class EventBatchCoder extends PackedCoder<EventBatch> {
  private static final EventBatchCoder INSTANCE = new EventBatchCoder();

  private EventBatchCoder() {}

  public static EventBatchCoder of() {
    return INSTANCE;
  }

  @Override
  protected byte[] pack(EventBatch value) {
    return value.toBytes();
  }

  @Override
  protected EventBatch unpack(byte[] bytes) {
    return EventBatch.of(bytes);
  }
}
