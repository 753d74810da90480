package io.millrace.peer.flink.shard;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.core.OutputRecords;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives the record of each event for the output topic. */
final class FormatEvents extends RichFlatMapFunction<ShardEvents, ProducerRecord<byte[], byte[]>> {
  private final JobOptions options;
  private transient OutputRecords records;

  FormatEvents(JobOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    records = new OutputRecords(options);
  }

  @Override
  public void flatMap(ShardEvents element, Collector<ProducerRecord<byte[], byte[]>> output) {
    records.ofEvents(element.events(), output::collect);
  }
}
