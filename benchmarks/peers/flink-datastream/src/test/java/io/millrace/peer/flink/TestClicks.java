package io.millrace.peer.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.EventBatch;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import io.millrace.clickstream.Action;
import io.millrace.clickstream.ClickEvent;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.ClickFormat;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.core.ClickCore;
import io.millrace.shard.Shards;
import io.millrace.validate.BatchValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import picocli.CommandLine;

/** Makes clicks, and batches of them, for tests of single operators. */
public final class TestClicks {
  private static final String TOPIC = "clicks";

  private TestClicks() {}

  /** A valid click. */
  public static ClickEvent click(String id, String user, long time) {
    return new ClickEvent(
        id,
        user,
        "session",
        Instant.ofEpochMilli(time),
        Action.VIEW,
        "https://example.com/",
        null,
        0,
        null,
        "127.0.0.1",
        "agent");
  }

  /** Options with this in the place of defaults. */
  public static JobOptions options(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrapServers=nowhere:1");
    return CommandLine.populateCommand(new JobOptions(), all.toArray(new String[0]));
  }

  /**
   * Records of these clicks from partition 0, with their times, and offsets from 0.
   *
   * @param clicks null for a record without a value
   */
  public static RecordBatch records(ClickEvent... clicks) {
    ClickFormat format = new ClickFormat(TOPIC);
    RecordBatchBuilder records = new RecordBatchBuilder(TOPIC, 0);
    for (int offset = 0; offset < clicks.length; offset++) {
      ClickEvent click = clicks[offset];
      records.begin(offset, click == null ? 0 : click.getEventTime().toEpochMilli());
      if (click != null) {
        SourceRecord source =
            new SourceRecord(0, offset, 0, null, new byte[0], new RecordHeaders());
        byte[] key = click.getUserId().getBytes(UTF_8);
        byte[] value = format.record(new Click(click, source)).value();
        records.key(key, 0, key.length).value(value, 0, value.length);
      }
      records.end();
    }
    return records.build();
  }

  /** The events of these clicks, all in one batch. */
  public static EventBatch events(ClickEvent... clicks) {
    BatchValidator validator =
        new ClickCore(options()).validator(new Shards(1), RecordBatch.DEFAULT_MAX_BYTES);
    List<EventBatch> batches = new ArrayList<>();
    validator.add(records(clicks), Long.MIN_VALUE, (shard, events, time) -> batches.add(events));
    validator.flush((shard, events, time) -> batches.add(events));
    if (batches.size() != 1 || batches.get(0).count() != clicks.length) {
      throw new IllegalArgumentException("not a batch of valid clicks: " + batches);
    }
    return batches.get(0);
  }

  /** The users of these events, in order. */
  public static List<String> users(EventBatch events) {
    List<String> users = new ArrayList<>();
    for (int event = 0; event < events.count(); event++) {
      users.add(
          new String(events.toBytes(), events.keyStart(event), events.keyLength(event), UTF_8));
    }
    return users;
  }
}
