package io.millrace.peer.streams;

import io.millrace.peer.clickstream.JobOptions;
import io.millrace.peer.clickstream.Rung;
import io.millrace.peer.streams.Item.Joined;
import io.millrace.peer.streams.Item.Output;
import io.millrace.peer.streams.Item.Unique;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** The topology: check, repartition by user, drop copies, join, total. */
final class ClickTopology {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final Serde<Item> CARRIED = new CarriedSerde();
  private static final Serde<Item> OUTPUT =
      Serdes.serdeFrom(
          (topic, item) -> ((Output) item).value(),
          (topic, bytes) -> {
            throw new UnsupportedOperationException("outputs are not read");
          });

  private final StreamsOptions options;
  private final JobOptions job;
  private final int inputPartitions;
  private final InputEnds ends;
  private final StreamsBuilder builder = new StreamsBuilder();

  ClickTopology(StreamsOptions options, int inputPartitions, InputEnds ends) {
    this.options = options;
    this.job = options.job();
    this.inputPartitions = inputPartitions;
    this.ends = ends;
  }

  Topology build() {
    KStream<byte[], byte[]> read =
        builder.stream(job.inputTopic(), Consumed.with(BYTES, BYTES).withName("read"));
    if (!job.rung().reaches(Rung.J3)) {
      write(read.process(() -> new PassRecords(job), Named.as("pass")), "passed");
      return builder.build();
    }
    KStream<byte[], Item> valid =
        write(read.process(() -> new CheckRecords(job, ends), Named.as("check")), "checked");
    KStream<byte[], Item> unique = dropCopies(valid);
    if (!job.rung().reaches(Rung.J4)) {
      write(unique.process(() -> new FormatClicks(job), Named.as("format")), "unique");
      return builder.build();
    }
    KStream<byte[], Item> enriched =
        write(join(unique).process(() -> new FormatEnriched(job), Named.as("enrich")), "enriched");
    if (job.rung().reaches(Rung.J5)) {
      write(total(enriched), "totals");
    }
    return builder.build();
  }

  private KStream<byte[], Item> dropCopies(KStream<byte[], Item> valid) {
    builder.addStateStore(Watermarks.store(options.stores()));
    builder.addStateStore(DropCopies.store(options.stores()));
    return valid
        .repartition(
            Repartitioned.<byte[], Item>as("by-user")
                .withKeySerde(BYTES)
                .withValueSerde(CARRIED)
                .withStreamPartitioner(new ByUser()))
        .process(
            () -> new DropCopies(job, inputPartitions),
            Named.as("drop-copies"),
            DropCopies.STORE,
            Watermarks.STORE);
  }

  private KStream<byte[], Item> join(KStream<byte[], Item> unique) {
    GlobalKTable<String, byte[]> profiles =
        builder.globalTable(
            job.referenceTopic(),
            Consumed.with(Serdes.String(), BYTES).withName("profiles"),
            Materialized.as(options.stores().named("profiles")));
    return unique.leftJoin(
        profiles,
        // Nobody is progress's user, but without a key it would be dropped.
        (user, item) -> item instanceof Unique click ? click.click().userId() : "",
        (item, profile) -> item instanceof Unique click ? new Joined(click.click(), profile) : item,
        Named.as("join"));
  }

  private KStream<byte[], Item> total(KStream<byte[], Item> enriched) {
    builder.addStateStore(TotalClicks.store(options.stores()));
    return enriched.process(
        () -> new TotalClicks(job, inputPartitions),
        Named.as("total"),
        TotalClicks.STORE,
        Watermarks.STORE);
  }

  /** Writes the outputs in a stream to the topics they name; what else is in it goes on. */
  private static KStream<byte[], Item> write(KStream<byte[], Item> stream, String name) {
    stream
        .filter((key, item) -> item instanceof Output, Named.as(name + "-outputs"))
        .to(
            (key, item, context) -> ((Output) item).topic(),
            Produced.with(BYTES, OUTPUT).withName(name + "-write"));
    return stream.filterNot((key, item) -> item instanceof Output, Named.as(name));
  }
}
