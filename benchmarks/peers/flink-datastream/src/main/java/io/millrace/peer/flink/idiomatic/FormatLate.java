package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Reason;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Forms dead letters of the clicks that no window takes any more. */
final class FormatLate extends RichMapFunction<Click, ProducerRecord<byte[], byte[]>> {
  private static final Flaw LATE = new Flaw(Reason.LATE, "the window is closed");

  private final String inputTopic;
  private final String deadLetterTopic;
  private transient DeadLetters deadLetters;

  FormatLate(JobOptions options) {
    this.inputTopic = options.inputTopic();
    this.deadLetterTopic = options.deadLetterTopic();
  }

  @Override
  public void open(OpenContext context) {
    deadLetters = new DeadLetters(inputTopic, deadLetterTopic);
  }

  @Override
  public ProducerRecord<byte[], byte[]> map(Click click) {
    return deadLetters.record(click.source(), LATE, "aggregate");
  }
}
