package io.millrace.load.workload;

/**
 * Shares of records that the validation must reject, per reason.
 *
 * @param nullValue share of records without a value
 * @param malformed share of records that are not exactly one datum in the wire format, in several
 *     ways
 * @param unknownSchema share of records with a schema id that is none of the event's
 * @param missingField share of events with an absent or empty required field
 * @param outOfRange share of events with a number or length outside its limits
 * @param badFormat share of events with a field that is not of its form
 * @param badEventTime share of events with an impossible event time, beside a sane record timestamp
 */
public record Rejections(
    double nullValue,
    double malformed,
    double unknownSchema,
    double missingField,
    double outOfRange,
    double badFormat,
    double badEventTime) {

  /** Checks the ranges. */
  public Rejections {
    new Problems()
        .share("nullValue", nullValue)
        .share("malformed", malformed)
        .share("unknownSchema", unknownSchema)
        .share("missingField", missingField)
        .share("outOfRange", outOfRange)
        .share("badFormat", badFormat)
        .share("badEventTime", badEventTime)
        .throwIfAny();
  }
}
