package io.millrace.conformance.semantics;

import io.millrace.conformance.Times;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the stages rely on in every runner, beyond what Beam's documentation promises. */
@ExtendWith(TestPipelineExtension.class)
class RunnerContractTest {
  /** An element is the time to set the timer to; its timestamp does not matter. */
  static final class TimerFn extends DoFn<KV<Integer, String>, String> {
    @TimerId("due")
    private final TimerSpec spec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    @ProcessElement
    public void process(ProcessContext c, @TimerId("due") Timer due) {
      String time = c.element().getValue();
      c.output("element " + time + " at " + Times.text(due.getCurrentRelativeTime().getMillis()));
      due.set(Times.instant(time));
    }

    @OnTimer("due")
    public void onDue(OnTimerContext c, @TimerId("due") Timer due) {
      c.output(
          "timer stamped "
              + Times.text(c.timestamp().getMillis())
              + " at "
              + Times.text(due.getCurrentRelativeTime().getMillis()));
    }
  }

  private static TimestampedValue<KV<Integer, String>> set(String time) {
    return TimestampedValue.of(KV.of(0, time), Times.instant("00:00"));
  }

  @Test
  void timersSeeTheInputWatermarkAndFireOnceItIsBeyondThem(TestPipeline pipeline) {
    PAssert.that(
            pipeline
                .apply(
                    TestStream.create(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of()))
                        .advanceWatermarkTo(Times.instant("00:30"))
                        .addElements(set("10:00"))
                        .advanceWatermarkTo(Times.instant("00:40"))
                        // A timer that is set again moves, forward and back.
                        .addElements(set("20:00"))
                        .addElements(set("01:00"))
                        .advanceWatermarkTo(Times.instant("01:00"))
                        .addElements(set("01:00.001"))
                        .advanceWatermarkTo(Times.instant("01:00.001"))
                        .addElements(set("01:00.001"))
                        .advanceWatermarkTo(Times.instant("01:00.002"))
                        .addElements(set("03:00"))
                        .advanceWatermarkTo(Times.instant("04:00"))
                        .advanceWatermarkTo(Times.instant("30:00"))
                        .advanceWatermarkToInfinity())
                .apply(ParDo.of(new TimerFn())))
        .containsInAnyOrder(
            "element 10:00 at 00:30",
            "element 20:00 at 00:40",
            "element 01:00 at 00:40",
            "element 01:00.001 at 01:00",
            "element 01:00.001 at 01:00.001",
            "timer stamped 01:00.001 at 01:00.002",
            "element 03:00 at 01:00.002",
            "timer stamped 03:00 at 04:00");
    pipeline.run();
  }
}
