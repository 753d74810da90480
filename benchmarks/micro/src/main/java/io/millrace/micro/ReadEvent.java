package io.millrace.micro;

import io.millrace.batch.EventBatchBuilder.EventFields;
import io.millrace.batch.Fingerprint;
import io.millrace.contract.EventReader;

/** The event that a reader found, and the fingerprint of its id. */
final class ReadEvent implements EventFields {
  private final EventReader reader;
  private final Fingerprint id = new Fingerprint();

  ReadEvent(EventReader reader) {
    this.reader = reader;
  }

  /** To be called after each read. */
  ReadEvent take() {
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
