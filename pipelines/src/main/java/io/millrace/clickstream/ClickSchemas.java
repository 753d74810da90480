package io.millrace.clickstream;

import io.millrace.contract.SchemaCatalog;
import io.millrace.contract.Schemas;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  private static final Schema CLICK_EVENT_SCHEMA = load("click-event");
  private static final Schema ENRICHED_CLICK_SCHEMA = load("enriched-click");
  private static final Schema USER_PROFILE_SCHEMA = load("user-profile");
  private static final Schema CLICK_AGGREGATE_SCHEMA = load("click-aggregate");

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

  /** Each file has a parser of its own, as the files define types of the same name. */
  private static Schema load(String name) {
    String resource = "/clickstream/" + name + ".avsc";
    try (InputStream in = ClickSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + resource + " on the class path");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + resource, e);
    }
  }
}
