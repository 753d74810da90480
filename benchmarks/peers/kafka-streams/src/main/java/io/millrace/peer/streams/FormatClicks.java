package io.millrace.peer.streams;

import io.millrace.peer.clickstream.ClickFormat;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.streams.Item.Output;
import io.millrace.peer.streams.Item.Unique;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Rung J3: gives the record of each click, as it was. */
final class FormatClicks extends ContextualProcessor<byte[], Item, byte[], Item> {
  private final ClickFormat format;

  FormatClicks(JobOptions options) {
    this.format = new ClickFormat(options.outputTopic());
  }

  @Override
  public void process(Record<byte[], Item> record) {
    if (record.value() instanceof Unique unique) {
      context().forward(Output.of(format.record(unique.click())));
    }
  }
}
