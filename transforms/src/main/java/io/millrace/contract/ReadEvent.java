package io.millrace.contract;

import io.millrace.batch.EventBatchBuilder.EventFields;
import io.millrace.batch.Fingerprint;

/**
 * The event that an {@link EventReader} found last, as what a batch is made of: with the
 * fingerprint of its id. One for each reader; not thread-safe.
 */
public final class ReadEvent implements EventFields {
  private final EventReader reader;
  private final Fingerprint id = new Fingerprint();

  /** The events of this reader. */
  public ReadEvent(EventReader reader) {
    this.reader = reader;
  }

  /** Takes the event that the reader has just found; to be called after each read. */
  public ReadEvent take() {
    id.of(reader.payload(), reader.idStart(), reader.idLength());
    return this;
  }

  @Override
  public long eventTime() {
    return reader.eventTime();
  }

  @Override
  public long idHigh() {
    return id.high();
  }

  @Override
  public long idLow() {
    return id.low();
  }

  @Override
  public byte[] payload() {
    return reader.payload();
  }

  @Override
  public int payloadStart() {
    return reader.payloadStart();
  }

  @Override
  public int payloadLength() {
    return reader.payloadLength();
  }

  @Override
  public int keyStart() {
    return reader.keyStart();
  }

  @Override
  public int keyLength() {
    return reader.keyLength();
  }

  @Override
  public long measure(int index) {
    return reader.measure(index);
  }
}
