package io.millrace.clickstream;

import io.millrace.aggregate.TotalsFormat;
import io.millrace.contract.EventContract;
import io.millrace.pipeline.Domain;
import io.millrace.pipeline.EventPipeline;
import io.millrace.pipeline.options.PipelineSettings;
import io.millrace.pipeline.reference.ReferenceFormat;
import io.millrace.pipeline.write.AvroTotalsFormat;
import org.apache.beam.sdk.Pipeline;

/**
 * The flagship: raw clicks in; enriched clicks, totals per user and window, and dead letters out.
 * What happens to them is {@link EventPipeline}'s; what they are stands here.
 */
public final class Clickstream implements Domain {
  /** The domain; it has no state. */
  public Clickstream() {}

  /** Adds the flagship to a pipeline. */
  public static void addTo(Pipeline pipeline, PipelineSettings settings) {
    EventPipeline.of(new Clickstream(), settings).addTo(pipeline);
  }

  @Override
  public String events() {
    return "clicks";
  }

  @Override
  public String reference() {
    return "profiles";
  }

  @Override
  public EventContract contract() {
    return ClickContract.create();
  }

  @Override
  public ReferenceFormat referenceFormat() {
    return ProfileFormat.create();
  }

  @Override
  public byte[] missingReference() {
    return ProfileFormat.missing();
  }

  @Override
  public int enrichedSchema() {
    return ClickSchemas.ENRICHED_CLICK;
  }

  @Override
  public TotalsFormat totalsFormat(String topic) {
    return AvroTotalsFormat.of(
        topic, ClickSchemas.CLICK_AGGREGATE, ClickSchemas.clickAggregate(), contract());
  }
}
