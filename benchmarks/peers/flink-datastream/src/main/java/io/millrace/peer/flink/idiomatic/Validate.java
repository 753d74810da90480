package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives valid clicks, and dead letters for all other records. */
final class Validate extends ProcessFunction<ParsedRecord, Click> {
  static final OutputTag<ProducerRecord<byte[], byte[]>> REJECTED =
      new OutputTag<>("rejected", ProducerRecordCodec.TYPE);

  private final String inputTopic;
  private final String deadLetterTopic;
  private transient DeadLetters deadLetters;

  Validate(JobOptions options) {
    this.inputTopic = options.inputTopic();
    this.deadLetterTopic = options.deadLetterTopic();
  }

  @Override
  public void open(OpenContext context) {
    deadLetters = new DeadLetters(inputTopic, deadLetterTopic);
  }

  @Override
  public void processElement(ParsedRecord record, Context context, Collector<Click> output) {
    if (record.click() != null) {
      output.collect(record.click());
    } else {
      context.output(REJECTED, deadLetters.record(record.source(), record.flaw(), "validate"));
    }
  }
}
