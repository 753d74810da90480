package io.millrace.peer.streams;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.DeadLetters;
import io.millrace.peer.clickstream.Flaw;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Reason;
import io.millrace.peer.clickstream.Totals;
import io.millrace.peer.clickstream.TotalsFormat;
import io.millrace.peer.streams.Item.Joined;
import io.millrace.peer.streams.Item.Output;
import io.millrace.peer.streams.Item.Progress;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Gives the total of each user and window when the watermark has passed the window's end, and again
 * with the next revision for every later click; a dead letter for a click whose window is closed
 * for good.
 */
final class TotalClicks extends ContextualProcessor<byte[], Item, byte[], Item> {
  static final String STORE = "totals";

  private static final Flaw LATE = new Flaw(Reason.LATE, "the window is closed");

  private final int inputPartitions;
  private final long windowMillis;
  private final long latenessMillis;
  private final TotalsFormat format;
  private final DeadLetters deadLetters;
  private KeyValueStore<UserWindow, WindowSum> sums;
  private Watermarks watermarks;
  private long firedTo;
  private long closedTo;

  TotalClicks(JobOptions options, int inputPartitions) {
    this.inputPartitions = inputPartitions;
    this.windowMillis = options.windowSize().toMillis();
    this.latenessMillis = options.allowedLateness().toMillis();
    this.format = new TotalsFormat(options.aggregateTopic());
    this.deadLetters = new DeadLetters(options.inputTopic(), options.deadLetterTopic());
  }

  static StoreBuilder<KeyValueStore<UserWindow, WindowSum>> store(StoreKind kind) {
    return Stores.keyValueStoreBuilder(kind.named(STORE), UserWindow.serde(), WindowSum.serde())
        // Most clicks change a sum that another has just changed.
        .withCachingEnabled();
  }

  @Override
  public void init(ProcessorContext<byte[], Item> context) {
    super.init(context);
    sums = context.getStateStore(STORE);
    watermarks = new Watermarks(context.getStateStore(Watermarks.STORE), inputPartitions);
  }

  @Override
  public void process(Record<byte[], Item> record) {
    if (record.value() instanceof Progress progress) {
      watermarks.advance(progress);
      fire();
      forget();
    } else if (record.value() instanceof Joined joined) {
      add(joined.click());
    }
  }

  private void add(Click click) {
    long start = Math.floorDiv(click.eventTime(), windowMillis) * windowMillis;
    long end = start + windowMillis;
    if (end + latenessMillis <= watermarks.smallest()) {
      context().forward(Output.of(deadLetters.record(click.source(), LATE, "aggregate")));
      return;
    }
    UserWindow window = new UserWindow(start, click.userId());
    WindowSum before = sums.get(window);
    WindowSum sum = (before == null ? WindowSum.NONE : before).plus(Totals.of(click));
    sums.put(window, end <= watermarks.smallest() ? give(window, sum) : sum);
  }

  private WindowSum give(UserWindow window, WindowSum sum) {
    long start = window.start();
    context()
        .forward(
            Output.of(
                format.record(
                    window.user(), start, start + windowMillis, sum.totals(), sum.given())));
    return sum.givenOnceMore();
  }

  /** Gives the totals of windows whose end the watermark has passed. */
  private void fire() {
    long due = firstOpen(watermarks.smallest());
    if (due > firedTo) {
      for (KeyValue<UserWindow, WindowSum> entry : between(firedTo, due)) {
        // After a restart, windows come up that were given before.
        if (entry.value.given() == 0) {
          sums.put(entry.key, give(entry.key, entry.value));
        }
      }
      firedTo = due;
    }
  }

  /** Forgets windows that are closed for good. */
  private void forget() {
    long closed = firstOpen(watermarks.smallest() - latenessMillis);
    if (closed > closedTo) {
      between(closedTo, closed).forEach(entry -> sums.delete(entry.key));
      closedTo = closed;
    }
  }

  /** The start of the first window that has not ended at this time. */
  private long firstOpen(long time) {
    return Math.max(0, time) / windowMillis * windowMillis;
  }

  /** A copy, because the store is changed while one goes through it. */
  private List<KeyValue<UserWindow, WindowSum>> between(long start, long end) {
    List<KeyValue<UserWindow, WindowSum>> entries = new ArrayList<>();
    try (KeyValueIterator<UserWindow, WindowSum> range =
        sums.range(UserWindow.firstAt(start), UserWindow.firstAt(end))) {
      range.forEachRemaining(entries::add);
    }
    return entries;
  }
}
