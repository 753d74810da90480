package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Click;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;

/**
 * Gives the first click of each event id, until the watermark has passed its event time by the
 * horizon: what {@code Deduplicate} does, with the timer counted from the event instead of from the
 * watermark.
 */
final class DropCopiesFn extends DoFn<KV<String, Click>, Click> {
  private static final String SEEN = "seen";
  private static final String EXPIRY = "expiry";

  @StateId(SEEN)
  private final StateSpec<ValueState<Boolean>> seenSpec = StateSpecs.value(BooleanCoder.of());

  @TimerId(EXPIRY)
  private final TimerSpec expirySpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final long horizonMillis;

  DropCopiesFn(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  @ProcessElement
  public void process(
      ProcessContext c, @StateId(SEEN) ValueState<Boolean> seen, @TimerId(EXPIRY) Timer expiry) {
    if (seen.read() == null) {
      Click click = c.element().getValue();
      seen.write(true);
      expiry.withNoOutputTimestamp().set(Instant.ofEpochMilli(click.eventTime() + horizonMillis));
      c.output(click);
    }
  }

  @OnTimer(EXPIRY)
  public void expire(@StateId(SEEN) ValueState<Boolean> seen) {
    seen.clear();
  }
}
