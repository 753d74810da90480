package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Four numbers. */
final class TotalsCoder extends AtomicCoder<Totals> {
  private static final VarLongCoder LONG = VarLongCoder.of();

  @Override
  public void encode(Totals totals, OutputStream out) throws IOException {
    LONG.encode(totals.events(), out);
    LONG.encode(totals.purchases(), out);
    LONG.encode(totals.amountCents(), out);
    LONG.encode(totals.durationMillis(), out);
  }

  @Override
  public Totals decode(InputStream in) throws IOException {
    return new Totals(LONG.decode(in), LONG.decode(in), LONG.decode(in), LONG.decode(in));
  }
}
