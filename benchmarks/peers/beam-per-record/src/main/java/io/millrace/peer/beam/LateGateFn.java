package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.Reason;
import io.millrace.peer.clickstream.Totals;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Gives what a click adds to its user's totals, and a dead letter for one whose window is closed
 * for good. The watermark of the windows behind can only be behind the one seen here, so that they
 * drop nothing any more.
 *
 * <p>Input has to be keyed, because only functions that could have timers may see the watermark;
 * the timer is never set.
 */
final class LateGateFn extends DoFn<KV<String, Click>, KV<String, Totals>> {
  static final TupleTag<KV<String, Totals>> IN_TIME = new TupleTag<>() {};
  static final TupleTag<ProducerRecord<byte[], byte[]>> LATE = new TupleTag<>() {};

  private static final String CLOCK = "clock";

  @TimerId(CLOCK)
  private final TimerSpec clock = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final long windowMillis;
  private final long latenessMillis;
  private final String inputTopic;
  private final String deadLetterTopic;
  private transient DeadLetters deadLetters;

  LateGateFn(long windowMillis, long latenessMillis, String inputTopic, String deadLetterTopic) {
    this.windowMillis = windowMillis;
    this.latenessMillis = latenessMillis;
    this.inputTopic = inputTopic;
    this.deadLetterTopic = deadLetterTopic;
  }

  @Setup
  public void setup() {
    deadLetters = new DeadLetters(inputTopic, deadLetterTopic);
  }

  @ProcessElement
  public void process(ProcessContext c, @TimerId(CLOCK) Timer timer) {
    Click click = c.element().getValue();
    long end = (Math.floorDiv(click.eventTime(), windowMillis) + 1) * windowMillis;
    if (timer.getCurrentRelativeTime().getMillis() >= end + latenessMillis) {
      Flaw flaw = new Flaw(Reason.LATE, "the window is closed");
      c.output(LATE, deadLetters.record(click.source(), flaw, "aggregate"));
    } else {
      c.output(KV.of(c.element().getKey(), Totals.of(click)));
    }
  }

  @OnTimer(CLOCK)
  public void onTimer() {
    // Never set, so never called; Beam wants a method for each timer.
  }
}
