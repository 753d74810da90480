package io.millrace.peer.beam;

import io.millrace.clickstream.UserProfile;
import io.millrace.peer.clickstream.Click;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.clickstream.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Deduplicate;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Latest;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.joda.time.Duration;

/** Read, validate, deduplicate, enrich, aggregate, write; or less, as the rung says. */
final class Clickstream {
  private static final Coder<Click> CLICK = new ClickCoder();

  /**
   * Processing time goes on while the job falls behind: by so much more than their event times, a
   * copy may be read later than the one before.
   */
  private static final Duration MOST_BEHIND = Duration.standardMinutes(1);

  private final ClickstreamOptions options;
  private final KafkaEnds kafka;

  private Clickstream(ClickstreamOptions options) {
    this.options = options;
    this.kafka = new KafkaEnds(options);
  }

  static void addTo(Pipeline pipeline, ClickstreamOptions options) {
    new Clickstream(options).build(pipeline);
  }

  private void build(Pipeline pipeline) {
    PCollection<KafkaRecord<byte[], byte[]>> records = pipeline.apply("Read clicks", kafka.read());
    Rung rung = options.getRung();
    if (!rung.reaches(Rung.J2)) {
      kafka.write(
          "Write enriched",
          records.apply("Pass", ParDo.of(new PassFn(options.getOutputTopic(), rung))));
      return;
    }
    PCollectionTuple valid = records.apply("Validate", validate());
    List<PCollection<ProducerRecord<byte[], byte[]>>> rejected = new ArrayList<>();
    rejected.add(valid.get(ValidateFn.REJECTED).setCoder(KafkaEnds.RECORD));
    PCollection<Click> clicks = valid.get(ValidateFn.VALID).setCoder(CLICK);
    if (rung.reaches(Rung.J3)) {
      clicks = deduplicate(clicks);
    }
    if (rung.reaches(Rung.J4)) {
      PCollectionTuple enriched = clicks.apply("Enrich", enrich(profiles(pipeline)));
      rejected.add(enriched.get(EnrichFn.REJECTED).setCoder(KafkaEnds.RECORD));
      kafka.write("Write enriched", enriched.get(EnrichFn.ENRICHED));
      if (rung.reaches(Rung.J5)) {
        rejected.add(total(enriched.get(EnrichFn.CLICKS).setCoder(CLICK)));
      }
    } else {
      kafka.write(
          "Write enriched",
          clicks.apply("Format", ParDo.of(new FormatFn(options.getOutputTopic()))));
    }
    kafka.write(
        "Write dead letters",
        PCollectionList.of(rejected).apply("Gather dead letters", Flatten.pCollections()));
  }

  /** Writes totals; gives the dead letters of late clicks. */
  private PCollection<ProducerRecord<byte[], byte[]>> total(PCollection<Click> clicks) {
    PCollectionTuple inTime =
        clicks
            .apply("Key by user", WithKeys.of(Click::userId).withKeyType(TypeDescriptors.strings()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), CLICK))
            .apply("Turn late ones away", lateGate());
    PCollection<ProducerRecord<byte[], byte[]>> totals =
        inTime
            .get(LateGateFn.IN_TIME)
            .setCoder(KvCoder.of(StringUtf8Coder.of(), new TotalsCoder()))
            .apply("Window", windows())
            .apply("Total", Combine.perKey(new SumTotalsFn()))
            .apply("Format totals", ParDo.of(new FormatTotalsFn(options.getAggregateTopic())));
    kafka.write("Write totals", totals);
    return inTime.get(LateGateFn.LATE).setCoder(KafkaEnds.RECORD);
  }

  private ParDo.MultiOutput<KafkaRecord<byte[], byte[]>, Click> validate() {
    return ParDo.of(new ValidateFn(options.getInputTopic(), options.getDeadLetterTopic()))
        .withOutputTags(ValidateFn.VALID, TupleTagList.of(ValidateFn.REJECTED));
  }

  private PCollection<Click> deduplicate(PCollection<Click> clicks) {
    Duration horizon = duration(options.getDeduplicationHorizon());
    SerializableFunction<Click, String> id = click -> click.event().getEventId();
    if (options.getDeduplication() == ClickstreamOptions.Deduplication.STOCK) {
      return clicks.apply(
          "Deduplicate",
          Deduplicate.withRepresentativeValueFn(id)
              .withRepresentativeType(TypeDescriptors.strings())
              .withDuration(horizon.plus(MOST_BEHIND)));
    }
    return clicks
        .apply("Key by event", WithKeys.of(id).withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), CLICK))
        .apply("Drop copies", ParDo.of(new DropCopiesFn(horizon.getMillis())))
        .setCoder(CLICK);
  }

  private PCollectionView<Map<String, UserProfile>> profiles(Pipeline pipeline) {
    return pipeline
        .apply(
            "Tick", GenerateSequence.from(0).withRate(1, duration(options.getReferenceRefresh())))
        .apply(
            "Read profiles",
            ParDo.of(
                new ReadProfilesFn(options.getBootstrapServers(), options.getReferenceTopic())))
        .setCoder(MapCoder.of(StringUtf8Coder.of(), AvroCoder.of(UserProfile.class)))
        .apply(
            "Keep the latest",
            Window.<Map<String, UserProfile>>into(new GlobalWindows())
                .triggering(Repeatedly.forever(AfterProcessingTime.pastFirstElementInPane()))
                .discardingFiredPanes())
        .apply("Latest profiles", Latest.globally())
        .apply("Show profiles", View.asSingleton());
  }

  private ParDo.MultiOutput<Click, ProducerRecord<byte[], byte[]>> enrich(
      PCollectionView<Map<String, UserProfile>> profiles) {
    return ParDo.of(new EnrichFn(profiles, options))
        .withSideInputs(profiles)
        .withOutputTags(EnrichFn.ENRICHED, TupleTagList.of(EnrichFn.CLICKS).and(EnrichFn.REJECTED));
  }

  private ParDo.MultiOutput<KV<String, Click>, KV<String, Totals>> lateGate() {
    return ParDo.of(
            new LateGateFn(
                duration(options.getWindowSize()).getMillis(),
                duration(options.getAllowedLateness()).getMillis(),
                options.getInputTopic(),
                options.getDeadLetterTopic()))
        .withOutputTags(LateGateFn.IN_TIME, TupleTagList.of(LateGateFn.LATE));
  }

  private Window<KV<String, Totals>> windows() {
    return Window.<KV<String, Totals>>into(FixedWindows.of(duration(options.getWindowSize())))
        .triggering(
            AfterWatermark.pastEndOfWindow().withLateFirings(AfterPane.elementCountAtLeast(1)))
        .withAllowedLateness(duration(options.getAllowedLateness()))
        // A watermark that passes a window's end and its lateness in one step fires its two timers
        // after each other, and the second would give an empty total.
        .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
        .accumulatingFiredPanes();
  }

  private static Duration duration(String text) {
    return Duration.millis(java.time.Duration.parse(text).toMillis());
  }
}
