package io.millrace.load.sequence;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The one thing that is wrong with a record that must be rejected. */
enum Defect {
  NONE(Kind.ORDINARY),
  NO_VALUE(Kind.NULL_VALUE),
  TOO_SHORT(Kind.MALFORMED),
  WRONG_MAGIC(Kind.MALFORMED),
  TRUNCATED(Kind.MALFORMED),
  TRAILING_BYTE(Kind.MALFORMED),
  INVALID_UTF8(Kind.MALFORMED),
  NEGATIVE_LENGTH(Kind.MALFORMED),
  UNKNOWN_BRANCH(Kind.MALFORMED),
  UNASSIGNED_SCHEMA(Kind.UNKNOWN_SCHEMA),
  FOREIGN_SCHEMA(Kind.UNKNOWN_SCHEMA),
  EMPTY_EVENT_ID(Kind.MISSING_FIELD),
  EMPTY_USER_ID(Kind.MISSING_FIELD),
  EMPTY_SESSION_ID(Kind.MISSING_FIELD),
  EMPTY_URL(Kind.MISSING_FIELD),
  EMPTY_ADDRESS(Kind.MISSING_FIELD),
  PURCHASE_WITHOUT_AMOUNT(Kind.MISSING_FIELD),
  LONG_EVENT_ID(Kind.OUT_OF_RANGE),
  LONG_SESSION_ID(Kind.OUT_OF_RANGE),
  LONG_URL(Kind.OUT_OF_RANGE),
  LONG_USER_AGENT(Kind.OUT_OF_RANGE),
  NEGATIVE_DURATION(Kind.OUT_OF_RANGE),
  LONG_DURATION(Kind.OUT_OF_RANGE),
  NEGATIVE_AMOUNT(Kind.OUT_OF_RANGE),
  ZERO_AMOUNT(Kind.OUT_OF_RANGE),
  OTHER_SCHEME(Kind.BAD_FORMAT),
  SCHEME_ONLY(Kind.BAD_FORMAT),
  SPACE_IN_URL(Kind.BAD_FORMAT),
  OCTET_OVERFLOW(Kind.BAD_FORMAT),
  THREE_OCTETS(Kind.BAD_FORMAT),
  LEADING_ZERO(Kind.BAD_FORMAT),
  AMOUNT_WITHOUT_PURCHASE(Kind.BAD_FORMAT),
  BEFORE_2000(Kind.BAD_EVENT_TIME),
  FAR_AHEAD(Kind.BAD_EVENT_TIME);

  private static final Map<Kind, Defect[]> BY_KIND = byKind();

  private final Kind kind;

  Defect(Kind kind) {
    this.kind = kind;
  }

  /** Returns a defect that gives {@code kind}, chosen by {@code draw}; none for valid kinds. */
  static Defect of(Kind kind, long draw) {
    if (!kind.isRejected()) {
      return NONE;
    }
    Defect[] choices = BY_KIND.get(kind);
    return choices[Draw.below(draw, choices.length)];
  }

  /** Returns whether this is about the amount of a purchase. */
  boolean needsPurchase() {
    return this == PURCHASE_WITHOUT_AMOUNT || this == NEGATIVE_AMOUNT || this == ZERO_AMOUNT;
  }

  private static Map<Kind, Defect[]> byKind() {
    Map<Kind, Defect[]> table = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      table.put(
          kind,
          Arrays.stream(values()).filter(defect -> defect.kind == kind).toArray(Defect[]::new));
    }
    return table;
  }
}
