package io.millrace.conformance.domain;

import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchCoder;
import io.millrace.conformance.Times;
import io.millrace.enrich.ReferenceSnapshot;
import io.millrace.enrich.ReferenceSnapshotCoder;
import io.millrace.pipeline.EventPipeline;
import io.millrace.pipeline.options.MillraceOptions;
import io.millrace.pipeline.options.PipelineSettings;
import io.millrace.shard.ShardStateKind;
import io.millrace.transactions.Transactions;
import java.util.Map;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The transactions example, from records to records, with both kinds of state. */
@ExtendWith(TestPipelineExtension.class)
class TransactionsTest {
  private static final long START = Times.millis("00:00");

  @Test
  void runsWithTables(TestPipeline pipeline) {
    expectTheDomainsOutput(pipeline, ShardStateKind.TABLE);
  }

  @Test
  void runsWithJournals(TestPipeline pipeline) {
    expectTheDomainsOutput(pipeline, ShardStateKind.JOURNAL);
  }

  private static void expectTheDomainsOutput(TestPipeline pipeline, ShardStateKind state) {
    byte[] first = Payments.transaction("t1", "C1", "00:10", 100);
    EventPipeline.Outcome outcome =
        EventPipeline.of(new Transactions(), settings(pipeline, state))
            .process(
                records(
                    pipeline,
                    Payments.batch(
                        first,
                        Payments.transaction("t2", "C1", "00:20", 20),
                        Payments.transaction("t3", "D1", "00:20", 1),
                        first,
                        Payments.transaction("t4", "C2", "01:00", 3))),
                customers(pipeline));

    PCollection<String> records =
        PCollectionList.of(outcome.enriched())
            .and(outcome.totals())
            .apply("Gather records", Flatten.pCollections())
            .apply(
                "Read records",
                FlatMapElements.into(TypeDescriptors.strings()).via(Payments::records));
    PCollection<String> rejections =
        outcome
            .rejected()
            .apply(
                "Read rejections",
                FlatMapElements.into(TypeDescriptors.strings()).via(Payments::rejections));
    PAssert.that(
            PCollectionList.of(records)
                .and(rejections)
                .apply("Gather lines", Flatten.pCollections()))
        .containsInAnyOrder(
            enriched("t1", "C1", 10, 100, "\"gold\"", 7),
            enriched("t2", "C1", 20, 20, "\"gold\"", 7),
            enriched("t4", "C2", 60, 3, "null", -1),
            totals("C1", 0, 2, 120),
            totals("C2", 60, 1, 3),
            "rejected: BAD_FORMAT customerId: not C and 1 to 12 digits");
    pipeline.run().waitUntilFinish();
  }

  private static PipelineSettings settings(TestPipeline pipeline, ShardStateKind state) {
    MillraceOptions options = pipeline.getOptions().as(MillraceOptions.class);
    options.setOutputTopic("enriched");
    options.setAggregateTopic("totals");
    options.setShardState(state);
    return PipelineSettings.of(options, 1);
  }

  private static PCollection<RecordBatch> records(TestPipeline pipeline, RecordBatch batch) {
    return pipeline.apply(
        "Transactions",
        Create.timestamped(TimestampedValue.of(batch, Times.instant("00:10")))
            .withCoder(RecordBatchCoder.of()));
  }

  private static PCollection<ReferenceSnapshot> customers(TestPipeline pipeline) {
    byte[] gold =
        new Transactions()
            .referenceFormat()
            .extension(Payments.customer("C1", "gold", 7))
            .orElseThrow();
    return pipeline.apply(
        "Customers",
        Create.of(ReferenceSnapshot.of(1, Map.of("C1", gold)))
            .withCoder(ReferenceSnapshotCoder.of()));
  }

  private static String enriched(
      String id, String customer, int second, long amount, String tier, long version) {
    return "enriched: "
        + customer
        + " {\"transactionId\": \"%s\", \"customerId\": \"%s\", ".formatted(id, customer)
        + "\"occurredAt\": %d, \"amount\": %d, ".formatted(START + 1000L * second, amount)
        + "\"currency\": \"EUR\", \"tier\": %s, \"creditLimit\": null, ".formatted(tier)
        + "\"customerVersion\": %d}".formatted(version);
  }

  private static String totals(String customer, int second, int count, long amount) {
    long start = START + 1000L * second;
    return "totals: %s@%d ".formatted(customer, start)
        + "{\"customerId\": \"%s\", \"windowStart\": %d, ".formatted(customer, start)
        + "\"windowEnd\": %d, \"transactions\": %d, ".formatted(start + 60_000, count)
        + "\"amountEur\": %d, \"amountGbp\": 0, \"amountUsd\": 0, ".formatted(amount)
        + "\"revision\": 0}";
  }
}
