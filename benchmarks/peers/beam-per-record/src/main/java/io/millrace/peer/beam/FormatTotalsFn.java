package io.millrace.peer.beam;

import io.millrace.peer.clickstream.Totals;
import io.millrace.peer.clickstream.TotalsFormat;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Forms the record of each pane: panes accumulate, so the index of a pane is the revision. */
final class FormatTotalsFn extends DoFn<KV<String, Totals>, ProducerRecord<byte[], byte[]>> {
  private final String topic;
  private transient TotalsFormat format;

  FormatTotalsFn(String topic) {
    this.topic = topic;
  }

  @Setup
  public void setup() {
    format = new TotalsFormat(topic);
  }

  @ProcessElement
  public void process(ProcessContext c, IntervalWindow window) {
    c.output(
        format.record(
            c.element().getKey(),
            window.start().getMillis(),
            window.end().getMillis(),
            c.element().getValue(),
            Math.toIntExact(c.pane().getIndex())));
  }
}
