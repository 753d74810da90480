package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Totals;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Sums up clicks. */
final class SumTotals implements AggregateFunction<Click, Totals, Totals> {
  @Override
  public Totals createAccumulator() {
    return Totals.NONE;
  }

  @Override
  public Totals add(Click click, Totals totals) {
    return totals.plus(Totals.of(click));
  }

  @Override
  public Totals merge(Totals one, Totals other) {
    return one.plus(other);
  }

  @Override
  public Totals getResult(Totals totals) {
    return totals;
  }
}
