package io.millrace.peer.flink.shard;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.flink.state.KeepWatermark;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import io.millrace.peer.flink.write.KafkaSinks;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Deduplicate, enrich, aggregate, write. Everything behind the one shuffle is one task. */
public final class ShardStages {
  /** Dead letters of validation. */
  public static final OutputTag<ProducerRecord<byte[], byte[]>> REJECTED = ShardFunction.REJECTED;

  private final JobOptions options;
  private final KafkaSinks sinks;

  /** The stages of a job with these options, which write to these sinks. */
  public ShardStages(JobOptions options, KafkaSinks sinks) {
    this.options = options;
    this.sinks = sinks;
  }

  /**
   * Adds everything behind validation, as far as the rung goes.
   *
   * @param valid valid events, which gives dead letters as {@link #REJECTED}
   */
  public void addBehind(SingleOutputStreamOperator<ShardEvents> valid) {
    Rung rung = options.rung();
    DataStream<ProducerRecord<byte[], byte[]>> rejected = valid.getSideOutput(REJECTED);
    SingleOutputStreamOperator<ShardEvents> events = valid;
    if (rung.reaches(Rung.J3)) {
      events =
          events
              .keyBy(ShardEvents::shard, Types.INT)
              .process(new Deduplicate(options), ShardEvents.TYPE)
              .name("Deduplicate")
              .uid("deduplicate");
    }
    if (rung.reaches(Rung.J4)) {
      events = events.process(new Enrich(options), ShardEvents.TYPE).name("Enrich");
      rejected = rejected.union(events.getSideOutput(REJECTED));
    }
    sinks.writeEnriched(
        events.flatMap(new FormatEvents(options)).returns(ProducerRecordCodec.TYPE).name("Format"));
    if (rung.reaches(Rung.J5)) {
      SingleOutputStreamOperator<ProducerRecord<byte[], byte[]>> totals =
          // They are by shard already.
          DataStreamUtils.reinterpretAsKeyedStream(
                  KeepWatermark.of(events), ShardEvents::shard, Types.INT)
              .process(new Aggregate(options), ProducerRecordCodec.TYPE)
              .name("Aggregate")
              .uid("aggregate");
      sinks.writeTotals(totals);
      rejected = rejected.union(totals.getSideOutput(REJECTED));
    }
    sinks.writeDeadLetters(rejected);
  }
}
