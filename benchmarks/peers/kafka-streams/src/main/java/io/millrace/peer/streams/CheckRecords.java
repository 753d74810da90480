package io.millrace.peer.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Clicks;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.FlawedRecordException;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.streams.Item.Carried;
import io.millrace.peer.streams.Item.Output;
import io.millrace.peer.streams.Item.Progress;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives the records of valid clicks by their user, and dead letters for all others; tells ten times
 * a second how far event time has come in the task's partition.
 */
final class CheckRecords extends ContextualProcessor<byte[], byte[], byte[], Item> {
  private static final Duration TELL = Duration.ofMillis(100);
  private static final byte[] NOBODY = {};

  private final JobOptions options;
  private final InputEnds ends;
  private final Clicks clicks = new Clicks();
  private final DeadLetters deadLetters;
  private PartitionProgress progress;
  private long told;

  CheckRecords(JobOptions options, InputEnds ends) {
    this.options = options;
    this.ends = ends;
    this.deadLetters = new DeadLetters(options.inputTopic(), options.deadLetterTopic());
  }

  @Override
  public void init(ProcessorContext<byte[], Item> context) {
    super.init(context);
    progress =
        new PartitionProgress(
            options.maxDisorder().toMillis(),
            options.idleTimeout().toMillis(),
            context.currentSystemTimeMs());
    context.schedule(TELL, PunctuationType.WALL_CLOCK_TIME, this::tell);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    SourceRecord source = Sources.of(record, context());
    progress.saw(source.offset(), source.timestamp(), context().currentSystemTimeMs());
    try {
      Click click = clicks.parse(source);
      context()
          .forward(record.withKey(click.userId().getBytes(UTF_8)).withValue(new Carried(source)));
    } catch (FlawedRecordException e) {
      context().forward(Output.of(deadLetters.record(source, e.flaw(), "validate")));
    }
  }

  private void tell(long now) {
    int partition = context().taskId().partition();
    ends.of(partition).ifPresent(progress::saw);
    if (progress.watermark() > told) {
      told = progress.watermark();
      context().forward(new Record<>(NOBODY, new Progress(partition, told), now));
    }
  }
}
