package io.millrace.clickstream;

import io.millrace.contract.SchemaCatalog;
import io.millrace.contract.Schemas;
import io.millrace.pipeline.SchemaFiles;
import java.util.Map;
import org.apache.avro.Schema;

/** The schemas of the clickstream and their ids, as long as no registry gives them. */
public final class ClickSchemas {

  /** Id of {@link #clickEvent()}. */
  public static final int CLICK_EVENT = 1;

  /** Id of {@link #enrichedClick()}. */
  public static final int ENRICHED_CLICK = 2;

  /** Id of {@link #userProfile()}. */
  public static final int USER_PROFILE = 3;

  /** Id of {@link #clickAggregate()}. */
  public static final int CLICK_AGGREGATE = 4;

  private static final Schema CLICK_EVENT_SCHEMA =
      SchemaFiles.read("/clickstream/click-event.avsc");
  private static final Schema ENRICHED_CLICK_SCHEMA =
      SchemaFiles.read("/clickstream/enriched-click.avsc");
  private static final Schema USER_PROFILE_SCHEMA =
      SchemaFiles.read("/clickstream/user-profile.avsc");
  private static final Schema CLICK_AGGREGATE_SCHEMA =
      SchemaFiles.read("/clickstream/click-aggregate.avsc");

  static {
    // Enriching appends bytes to the click as it came: the one schema must go on where the other
    // ends.
    Schemas.requireExtends(CLICK_EVENT_SCHEMA, ENRICHED_CLICK_SCHEMA);
  }

  private ClickSchemas() {}

  /** All schemas by their ids. */
  public static SchemaCatalog catalog() {
    return SchemaCatalog.of(
        Map.of(
            CLICK_EVENT, CLICK_EVENT_SCHEMA,
            ENRICHED_CLICK, ENRICHED_CLICK_SCHEMA,
            USER_PROFILE, USER_PROFILE_SCHEMA,
            CLICK_AGGREGATE, CLICK_AGGREGATE_SCHEMA));
  }

  /** One user action, the input. */
  public static Schema clickEvent() {
    return CLICK_EVENT_SCHEMA;
  }

  /** A click followed by its user's profile. */
  public static Schema enrichedClick() {
    return ENRICHED_CLICK_SCHEMA;
  }

  /** The reference data. */
  public static Schema userProfile() {
    return USER_PROFILE_SCHEMA;
  }

  /** Totals of one user over one window. */
  public static Schema clickAggregate() {
    return CLICK_AGGREGATE_SCHEMA;
  }
}
