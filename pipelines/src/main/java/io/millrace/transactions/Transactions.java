package io.millrace.transactions;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.contract.EventContract;
import io.millrace.pipeline.Domain;
import io.millrace.pipeline.EventPipeline;
import io.millrace.pipeline.options.PipelineSettings;
import io.millrace.pipeline.reference.ReferenceFormat;
import io.millrace.pipeline.write.AvroTotalsFormat;
import org.apache.beam.sdk.Pipeline;

/** Transactions in; enriched transactions, totals per customer and window, and dead letters out. */
public final class Transactions implements Domain {
  /** The domain; it has no state. */
  public Transactions() {}

  // region assembly
  /** Adds the domain's pipeline, from Kafka to Kafka. */
  public static void addTo(Pipeline pipeline, PipelineSettings settings) {
    EventPipeline.of(new Transactions(), settings).addTo(pipeline);
  }

  // endregion

  // region domain
  @Override
  public String events() {
    return "transactions";
  }

  @Override
  public String reference() {
    return "customers";
  }

  @Override
  public EventContract contract() {
    return TransactionContract.create();
  }

  @Override
  public ReferenceFormat referenceFormat() {
    return CustomerFormat.create();
  }

  @Override
  public byte[] missingReference() {
    return CustomerFormat.missing();
  }

  @Override
  public int enrichedSchema() {
    return TransactionSchemas.ENRICHED;
  }

  @Override
  public TotalsFormat totalsFormat(String topic) {
    return AvroTotalsFormat.of(
        topic,
        TransactionSchemas.TOTALS,
        TransactionSchemas.CATALOG.schema(TransactionSchemas.TOTALS),
        contract());
  }
  // endregion
}
