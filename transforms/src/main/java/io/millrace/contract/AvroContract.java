package io.millrace.contract;

import java.util.List;

/**
 * An event whose values are Avro data in the Confluent wire format ({@link WireFormat}).
 *
 * <p>One version of the event's schema is the base: fields, rules and measures are named in its
 * terms, and payloads are data of it. A value that was written with another version of the event is
 * projected to the base first, by Avro's schema resolution; that is slow and makes garbage.
 * Versions whose encoding does not differ (other documentation, defaults or aliases) are read in
 * place.
 *
 * <p>A value is checked in this order, and the first failure gives the {@link
 * io.millrace.reject.RejectionReason}:
 *
 * <ol>
 *   <li>{@code NULL_VALUE}: there is no value;
 *   <li>{@code MALFORMED}: it has no wire format header;
 *   <li>{@code UNKNOWN_SCHEMA}: the id is neither the base's nor a version's;
 *   <li>{@code MALFORMED}: it is not exactly one datum of its schema ({@link SkimProgram}), or
 *       cannot be resolved to the base schema;
 *   <li>{@code MISSING_FIELD}, {@code OUT_OF_RANGE}, {@code BAD_FORMAT}: it breaks a rule, row by
 *       row, and within a row in the order in which the rules were given;
 *   <li>{@code BAD_EVENT_TIME}: the event time is too early, or too far ahead of the record.
 * </ol>
 *
 * <p>Example:
 *
 * <pre>{@code
 * AvroContract.of(catalog, 1)
 *     .id("eventId")
 *     .key("userId")
 *     .eventTime("eventTime")
 *     .count("purchases", "action", "PURCHASE")
 *     .sum("amountCents", "amountCents")
 *     .required("sessionId")
 *     .maxLength(64, "eventId", "userId", "sessionId")
 *     .build();
 * }</pre>
 */
public final class AvroContract implements EventContract {

  private final ContractPlan plan;

  AvroContract(ContractPlan plan) {
    this.plan = plan;
  }

  /** Starts a contract whose base is the schema with the given id. */
  public static AvroContractBuilder of(SchemaCatalog catalog, int baseId) {
    return new AvroContractBuilder(catalog, baseId);
  }

  @Override
  public List<String> measures() {
    return plan.measures().stream().map(Measure::name).toList();
  }

  @Override
  public EventReader reader() {
    return new AvroEventReader(plan);
  }
}
