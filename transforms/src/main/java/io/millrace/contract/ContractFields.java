package io.millrace.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Finds the fields that a contract names in its base schema, gives each one slot, and notes what is
 * wrong with them instead of throwing.
 */
final class ContractFields {

  private static final Set<Schema.Type> TEXT =
      EnumSet.of(Schema.Type.STRING, Schema.Type.BYTES, Schema.Type.FIXED);
  private static final Set<Schema.Type> INTEGER = EnumSet.of(Schema.Type.INT, Schema.Type.LONG);
  private static final Set<Schema.Type> FLOATING =
      EnumSet.of(Schema.Type.FLOAT, Schema.Type.DOUBLE);

  private final @Nullable Schema schema;
  private final List<String> problems;
  private final List<String> captured = new ArrayList<>();

  ContractFields(@Nullable Schema schema, int schemaId, List<String> problems) {
    this.problems = problems;
    boolean isRecord = schema != null && schema.getType() == Schema.Type.RECORD;
    this.schema = isRecord ? schema : null;
    if (!isRecord) {
      problems.add(
          schema == null
              ? "schema " + schemaId + ": not in the catalog; add it or name another"
              : "schema " + schemaId + ": is no record; name one that is");
    }
  }

  /** A condition on an enum field. */
  record Condition(int slot, int symbol) {}

  @Nullable Schema schema() {
    return schema;
  }

  /** The paths of all fields that were given a slot, by slot. */
  List<String> captured() {
    return List.copyOf(captured);
  }

  int slot(String path) {
    int known = captured.indexOf(path);
    if (known >= 0) {
      return known;
    }
    captured.add(path);
    return captured.size() - 1;
  }

  static boolean isText(FieldPath field) {
    return TEXT.contains(field.type());
  }

  static boolean isFloating(FieldPath field) {
    return FLOATING.contains(field.type());
  }

  /** The field, or null after noting why there is none. */
  @Nullable FieldPath find(String use, String path) {
    if (schema == null) {
      return null;
    }
    try {
      return FieldPath.resolve(schema, path);
    } catch (IllegalArgumentException e) {
      problems.add(use + " " + path + ": " + e.getMessage());
      return null;
    }
  }

  @Nullable FieldPath text(String use, String path) {
    return find(use, path, TEXT, "a string, bytes or fixed");
  }

  @Nullable FieldPath floating(String use, String path) {
    return find(use, path, FLOATING, "a float or double");
  }

  @Nullable FieldPath number(String use, String path) {
    Set<Schema.Type> numbers = EnumSet.copyOf(INTEGER);
    numbers.addAll(FLOATING);
    return find(use, path, numbers, "a number");
  }

  /** The slot of an int or long field, or -1 after noting why there is none. */
  int integer(String use, String path) {
    return find(use, path, INTEGER, "an int or long") == null ? -1 : slot(path);
  }

  @Nullable Condition condition(String use, String enumPath, String symbol) {
    FieldPath field = find(use, enumPath, EnumSet.of(Schema.Type.ENUM), "an enum");
    if (field == null) {
      return null;
    }
    if (!field.schema().hasEnumSymbol(symbol)) {
      problems.add(
          use
              + ": "
              + enumPath
              + " has no symbol "
              + symbol
              + "; it has "
              + String.join(", ", field.schema().getEnumSymbols()));
      return null;
    }
    return new Condition(slot(enumPath), field.schema().getEnumOrdinal(symbol));
  }

  @Nullable EventTimeRule eventTime(@Nullable String path, Instant earliest, Duration maxAhead) {
    if (maxAhead.isNegative()) {
      problems.add("maxAhead: " + maxAhead + " is negative; give zero or more");
    }
    if (path == null) {
      problems.add("eventTime: not given; call eventTime with a long field");
      return null;
    }
    FieldPath field = find("eventTime", path, EnumSet.of(Schema.Type.LONG), "a long");
    if (field == null) {
      return null;
    }
    LogicalType logical = field.schema().getLogicalType();
    boolean micros = logical instanceof LogicalTypes.TimestampMicros;
    if (logical != null && !micros && !(logical instanceof LogicalTypes.TimestampMillis)) {
      problems.add(
          "eventTime "
              + path
              + ": has the logical type "
              + logical.getName()
              + "; use timestamp-millis, timestamp-micros, or none for milliseconds");
      return null;
    }
    return new EventTimeRule(
        slot(path),
        micros,
        earliest.toEpochMilli(),
        maxAhead.toMillis(),
        path + ": before " + earliest,
        path + ": more than " + maxAhead + " ahead of the record");
  }

  private @Nullable FieldPath find(
      String use, String path, Set<Schema.Type> types, String expected) {
    FieldPath field = find(use, path);
    if (field != null && !types.contains(field.type())) {
      problems.add(
          use
              + " "
              + path
              + ": is of type "
              + field.type().getName()
              + "; name a field that is "
              + expected);
      return null;
    }
    return field;
  }
}
