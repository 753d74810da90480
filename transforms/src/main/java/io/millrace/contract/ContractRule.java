package io.millrace.contract;

import io.millrace.reject.RejectionReason;
import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One rule of a contract on a captured field. Which components count depends on the kind.
 *
 * @param slot the field
 * @param conditionSlot the enum field of the condition
 * @param symbol the index of the condition's symbol
 * @param low smallest value allowed; for a double its bits
 * @param high largest value or length allowed; for a double its bits
 * @param detail what to report, with the name of the field
 */
record ContractRule(
    Kind kind,
    RejectionReason reason,
    int slot,
    int conditionSlot,
    int symbol,
    long low,
    long high,
    @Nullable BytesRule form,
    String detail)
    implements Serializable {

  enum Kind {
    /** The field is not null. */
    PRESENT,
    /** The field, a string or bytes, is neither null nor empty. */
    NOT_EMPTY,
    PRESENT_WHEN,
    ABSENT_UNLESS,
    CHARACTERS,
    BYTES,
    INTEGER_RANGE,
    FLOAT_RANGE,
    DOUBLE_RANGE,
    FORM
  }

  static ContractRule ofField(Kind kind, RejectionReason reason, int slot, String detail) {
    return new ContractRule(kind, reason, slot, -1, -1, 0, 0, null, detail);
  }

  static ContractRule conditional(
      Kind kind,
      RejectionReason reason,
      int slot,
      ContractFields.Condition condition,
      String detail) {
    return new ContractRule(
        kind, reason, slot, condition.slot(), condition.symbol(), 0, 0, null, detail);
  }

  static ContractRule limits(Kind kind, int slot, long low, long high, String detail) {
    return new ContractRule(
        kind, RejectionReason.OUT_OF_RANGE, slot, -1, -1, low, high, null, detail);
  }

  static ContractRule form(int slot, BytesRule form, String detail) {
    return new ContractRule(
        Kind.FORM, RejectionReason.BAD_FORMAT, slot, -1, -1, 0, 0, form, detail);
  }

  /** Whether the datum just skimmed keeps this rule. Except for being required, null keeps any. */
  boolean holds(Skimmer datum, byte[] bytes) {
    int start = datum.start(slot);
    boolean isNull = start < 0;
    return switch (kind) {
      case PRESENT -> !isNull;
      case NOT_EMPTY -> !isNull && start < datum.end(slot);
      case PRESENT_WHEN -> !isNull || !conditionMet(datum);
      case ABSENT_UNLESS -> isNull || conditionMet(datum);
      case CHARACTERS -> isNull || Utf8.atMost(bytes, start, datum.end(slot), high);
      case BYTES -> isNull || datum.end(slot) - start <= high;
      case INTEGER_RANGE ->
          isNull || (low <= datum.longValue(slot) && datum.longValue(slot) <= high);
      case FLOAT_RANGE -> isNull || inDoubleRange(datum.floatValue(slot));
      case DOUBLE_RANGE -> isNull || inDoubleRange(datum.doubleValue(slot));
      case FORM -> isNull || form == null || form.holds(bytes, start, datum.end(slot) - start);
    };
  }

  private boolean conditionMet(Skimmer datum) {
    return !datum.isNull(conditionSlot) && datum.longValue(conditionSlot) == symbol;
  }

  /** Not a number is in no range. */
  private boolean inDoubleRange(double value) {
    return Double.longBitsToDouble(low) <= value && value <= Double.longBitsToDouble(high);
  }
}
