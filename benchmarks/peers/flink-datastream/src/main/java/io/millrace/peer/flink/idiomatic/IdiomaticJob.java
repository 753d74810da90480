package io.millrace.peer.flink.idiomatic;

import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.clickstream.SourceRecord;
import io.millrace.peer.clickstream.Totals;
import io.millrace.peer.flink.read.KafkaSources;
import io.millrace.peer.flink.read.RawRecords;
import io.millrace.peer.flink.state.KeepWatermark;
import io.millrace.peer.flink.type.ProducerRecordCodec;
import io.millrace.peer.flink.write.CopyRecords;
import io.millrace.peer.flink.write.KafkaSinks;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Read, validate, deduplicate, enrich, aggregate, write. */
public final class IdiomaticJob {
  private static final OutputTag<Click> LATE = new OutputTag<>("late", ClickCodec.TYPE);

  private final JobOptions options;
  private final KafkaSinks sinks;

  /** The job with these options, which writes to these sinks. */
  public IdiomaticJob(JobOptions options, KafkaSinks sinks) {
    this.options = options;
    this.sinks = sinks;
  }

  /** Adds everything from topics to topics, as far as the rung goes. */
  public void addTo(StreamExecutionEnvironment environment) {
    Rung rung = options.rung();
    if (rung.reaches(Rung.J2)) {
      addStagesTo(environment);
      return;
    }
    MapFunction<SourceRecord, ProducerRecord<byte[], byte[]>> copy =
        rung == Rung.J0
            ? new CopyRecords(options.outputTopic())
            : new RecodeClicks(options.outputTopic());
    sinks.writeEnriched(
        new KafkaSources(environment, options)
            .read(new RawRecords(), new RawRecords.RawPosition())
            .map(copy)
            .returns(ProducerRecordCodec.TYPE));
  }

  private void addStagesTo(StreamExecutionEnvironment environment) {
    SingleOutputStreamOperator<Click> valid =
        new KafkaSources(environment, options)
            .read(new ParseClicks(), new ParsedRecord.ParsedPosition())
            .process(new Validate(options), ClickCodec.TYPE)
            .name("Validate");
    DataStream<ProducerRecord<byte[], byte[]>> rejected = valid.getSideOutput(Validate.REJECTED);
    if (!options.rung().reaches(Rung.J3)) {
      writeClicks(valid);
      sinks.writeDeadLetters(rejected);
      return;
    }
    SingleOutputStreamOperator<Click> unique =
        valid
            .keyBy(Click::userId, Types.STRING)
            .process(new DropCopies(options.deduplicationHorizon()), ClickCodec.TYPE)
            .name("Deduplicate")
            .uid("deduplicate");
    if (!options.rung().reaches(Rung.J4)) {
      writeClicks(unique);
      sinks.writeDeadLetters(rejected);
      return;
    }
    SingleOutputStreamOperator<Click> enriched =
        unique.process(new Enrich(options), ClickCodec.TYPE).name("Enrich");
    sinks.writeEnriched(enriched.getSideOutput(Enrich.ENRICHED));
    rejected = rejected.union(enriched.getSideOutput(Enrich.OVERSIZE));
    if (options.rung().reaches(Rung.J5)) {
      rejected = rejected.union(aggregate(enriched));
    }
    sinks.writeDeadLetters(rejected);
  }

  /** Writes totals, and gives dead letters for late clicks. */
  private DataStream<ProducerRecord<byte[], byte[]>> aggregate(DataStream<Click> clicks) {
    SingleOutputStreamOperator<ProducerRecord<byte[], byte[]>> totals =
        // They are by user already: another shuffle would bring every click to where it is.
        DataStreamUtils.reinterpretAsKeyedStream(
                KeepWatermark.of(clicks), Click::userId, Types.STRING)
            .window(TumblingEventTimeWindows.of(options.windowSize()))
            .allowedLateness(options.allowedLateness())
            .sideOutputLateData(LATE)
            .aggregate(
                new SumTotals(),
                new FormatTotals(options.aggregateTopic()),
                Types.POJO(Totals.class),
                Types.POJO(Totals.class),
                ProducerRecordCodec.TYPE)
            .name("Aggregate")
            .uid("aggregate");
    sinks.writeTotals(totals);
    return totals
        .getSideOutput(LATE)
        .map(new FormatLate(options))
        .returns(ProducerRecordCodec.TYPE)
        .name("Reject late");
  }

  private void writeClicks(DataStream<Click> clicks) {
    sinks.writeEnriched(
        clicks.map(new FormatClicks(options.outputTopic())).returns(ProducerRecordCodec.TYPE));
  }
}
