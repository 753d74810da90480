package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Totals;
import org.apache.beam.sdk.transforms.Combine.BinaryCombineFn;

/** Adds totals. */
final class SumTotalsFn extends BinaryCombineFn<Totals> {
  @Override
  public Totals apply(Totals left, Totals right) {
    return left.plus(right);
  }

  @Override
  public Totals identity() {
    return Totals.NONE;
  }
}
