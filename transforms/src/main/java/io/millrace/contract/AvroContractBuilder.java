package io.millrace.contract;

import io.millrace.contract.ContractRule.Kind;
import io.millrace.reject.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Configures an {@link AvroContract}. Fields are named by dot paths through records; each record,
 * and the field itself, may be in a union with null. Mistakes are collected and reported together
 * by {@link #build}.
 *
 * <p>Rules come row by row: first all that give {@code MISSING_FIELD}, then {@code OUT_OF_RANGE},
 * then {@code BAD_FORMAT}; within a row in the order of the calls. Apart from the required ones,
 * every rule lets null pass. Id, key and event time are required without being told, after the
 * others.
 */
public final class AvroContractBuilder {

  /** The first event time that is believed, unless told otherwise. */
  public static final Instant DEFAULT_EARLIEST_EVENT_TIME = Instant.parse("2000-01-01T00:00:00Z");

  /** How far an event time may be ahead of the record's timestamp, unless told otherwise. */
  public static final Duration DEFAULT_MAX_AHEAD = Duration.ofDays(1);

  private final SchemaCatalog catalog;
  private final int baseId;
  private final ContractFields fields;
  private final List<String> problems = new ArrayList<>();
  private final Map<Integer, Schema> versions = new TreeMap<>();
  private final List<ContractRule> rules = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();

  private @Nullable String id;
  private @Nullable String key;
  private @Nullable String eventTime;
  private Instant earliest = DEFAULT_EARLIEST_EVENT_TIME;
  private Duration maxAhead = DEFAULT_MAX_AHEAD;

  AvroContractBuilder(SchemaCatalog catalog, int baseId) {
    this.catalog = catalog;
    this.baseId = baseId;
    this.fields = new ContractFields(catalog.schema(baseId), baseId, problems);
  }

  /** Further schema ids under which this event may come. */
  public AvroContractBuilder versions(int... schemaIds) {
    for (int schemaId : schemaIds) {
      Schema writer = catalog.schema(schemaId);
      if (schemaId == baseId || versions.containsKey(schemaId)) {
        problems.add("version " + schemaId + ": named twice; name every schema id once");
      } else if (writer == null) {
        problems.add("version " + schemaId + ": not in the catalog; add it or leave it out");
      } else if (writer.getType() != Schema.Type.RECORD) {
        problems.add("version " + schemaId + ": its schema is no record; leave it out");
      } else {
        versions.put(schemaId, writer);
      }
    }
    return this;
  }

  /** The field that identifies an event: a string, bytes or fixed, never empty. */
  public AvroContractBuilder id(String field) {
    id = field;
    return this;
  }

  /**
   * The field by which events are partitioned and totalled: a string, bytes or fixed, not empty.
   */
  public AvroContractBuilder key(String field) {
    key = field;
    return this;
  }

  /**
   * The event time: a long of epoch milliseconds, or of logical type timestamp-millis or -micros.
   */
  public AvroContractBuilder eventTime(String field) {
    eventTime = field;
    return this;
  }

  /** Rejects event times before the instant as {@code BAD_EVENT_TIME}. */
  public AvroContractBuilder earliestEventTime(Instant instant) {
    earliest = instant;
    return this;
  }

  /** Rejects event times further ahead of the record's timestamp as {@code BAD_EVENT_TIME}. */
  public AvroContractBuilder maxAhead(Duration duration) {
    maxAhead = duration;
    return this;
  }

  /** A measure: the sum of an int or long field, where null adds nothing. */
  public AvroContractBuilder sum(String name, String field) {
    return measure(name, fields.integer("sum " + name, field), null);
  }

  /** A measure: as {@link #sum}, of the events whose enum field is the symbol. */
  public AvroContractBuilder sumWhere(String name, String field, String enumField, String symbol) {
    String use = "sum " + name;
    return measure(name, fields.integer(use, field), fields.condition(use, enumField, symbol));
  }

  /** A measure: the number of events whose enum field is the symbol. */
  public AvroContractBuilder count(String name, String enumField, String symbol) {
    return measure(name, -1, fields.condition("count " + name, enumField, symbol));
  }

  private AvroContractBuilder measure(
      String name, int slot, ContractFields.@Nullable Condition condition) {
    if (name.isBlank() || measures.stream().anyMatch(other -> other.name().equals(name))) {
      problems.add("measure " + name + ": needs a name of its own; rename it");
    }
    measures.add(
        condition == null
            ? new Measure(name, slot, -1, -1)
            : new Measure(name, slot, condition.slot(), condition.symbol()));
    return this;
  }

  /** Rejects null, and empty strings and bytes, as {@code MISSING_FIELD}. */
  public AvroContractBuilder required(String... names) {
    for (String name : names) {
      FieldPath field = fields.find("required", name);
      if (field != null) {
        boolean isText = ContractFields.isText(field);
        ContractRule rule =
            ContractRule.ofField(
                isText ? Kind.NOT_EMPTY : Kind.PRESENT,
                RejectionReason.MISSING_FIELD,
                fields.slot(name),
                name + (isText ? ": missing or empty" : ": missing"));
        if (!rules.contains(rule)) {
          rules.add(rule);
        }
      }
    }
    return this;
  }

  /** Rejects null as {@code MISSING_FIELD} when the enum field is the symbol. */
  public AvroContractBuilder requiredWhen(String name, String enumField, String symbol) {
    FieldPath field = fields.find("requiredWhen", name);
    ContractFields.Condition when = fields.condition("requiredWhen " + name, enumField, symbol);
    if (field != null && when != null) {
      String detail = name + ": missing, and " + enumField + " is " + symbol;
      rules.add(
          ContractRule.conditional(
              Kind.PRESENT_WHEN, RejectionReason.MISSING_FIELD, fields.slot(name), when, detail));
    }
    return this;
  }

  /** Rejects anything but null as {@code BAD_FORMAT} unless the enum field is the symbol. */
  public AvroContractBuilder absentUnless(String name, String enumField, String symbol) {
    FieldPath field = fields.find("absentUnless", name);
    ContractFields.Condition when = fields.condition("absentUnless " + name, enumField, symbol);
    if (field != null && when != null) {
      String detail = name + ": present, and " + enumField + " is not " + symbol;
      rules.add(
          ContractRule.conditional(
              Kind.ABSENT_UNLESS, RejectionReason.BAD_FORMAT, fields.slot(name), when, detail));
    }
    return this;
  }

  /** Rejects longer values as {@code OUT_OF_RANGE}: strings by code points, bytes by bytes. */
  public AvroContractBuilder maxLength(int limit, String... names) {
    for (String name : names) {
      if (limit < 0) {
        problems.add("maxLength " + name + ": " + limit + " is negative; give 0 or more");
      }
      FieldPath field = fields.text("maxLength", name);
      if (field != null) {
        boolean characters = field.type() == Schema.Type.STRING;
        String detail = name + ": longer than " + limit + (characters ? " characters" : " bytes");
        Kind kind = characters ? Kind.CHARACTERS : Kind.BYTES;
        rules.add(ContractRule.limits(kind, fields.slot(name), 0, limit, detail));
      }
    }
    return this;
  }

  /** Rejects numbers that are not in {@code [low, high]} as {@code OUT_OF_RANGE}. */
  public AvroContractBuilder range(String name, long low, long high) {
    FieldPath field = fields.number("range", name);
    if (field != null && ContractFields.isFloating(field)) {
      return range(name, (double) low, (double) high);
    }
    if (low > high) {
      problems.add("range " + name + ": " + low + " is above " + high + "; exchange them");
    }
    String limits =
        high == Long.MAX_VALUE ? ": less than " + low : ": not in " + low + " to " + high;
    if (field != null) {
      rules.add(
          ContractRule.limits(Kind.INTEGER_RANGE, fields.slot(name), low, high, name + limits));
    }
    return this;
  }

  /** Rejects numbers below {@code low} as {@code OUT_OF_RANGE}. */
  public AvroContractBuilder atLeast(String name, long low) {
    return range(name, low, Long.MAX_VALUE);
  }

  /** As {@link #range(String, long, long)}, of a float or double; not a number is in no range. */
  public AvroContractBuilder range(String name, double low, double high) {
    FieldPath field = fields.floating("range", name);
    if (!(low <= high)) {
      problems.add("range " + name + ": " + low + " is not below " + high + "; exchange them");
    }
    if (field != null) {
      Kind kind = field.type() == Schema.Type.FLOAT ? Kind.FLOAT_RANGE : Kind.DOUBLE_RANGE;
      rules.add(
          ContractRule.limits(
              kind,
              fields.slot(name),
              Double.doubleToRawLongBits(low),
              Double.doubleToRawLongBits(high),
              name + ": not in " + low + " to " + high));
    }
    return this;
  }

  /**
   * Rejects strings or bytes of another form as {@code BAD_FORMAT}.
   *
   * @param form what the field is, as in "not an IP address", for the detail
   */
  public AvroContractBuilder format(String name, BytesRule rule, String form) {
    if (fields.text("format", name) != null) {
      rules.add(ContractRule.form(fields.slot(name), rule, name + ": not " + form));
    }
    return this;
  }

  /**
   * The contract.
   *
   * @throws IllegalArgumentException if the configuration has mistakes; the message names all of
   *     them
   */
  public AvroContract build() {
    EventTimeRule time = fields.eventTime(eventTime, earliest, maxAhead);
    int idSlot = identity("id", id);
    int keySlot = identity("key", key);
    if (eventTime != null && time != null) {
      required(eventTime);
    }
    Schema base = fields.schema();
    if (base != null) {
      versions.forEach(
          (schemaId, writer) -> problems.addAll(SchemaVersion.problems(schemaId, writer, base)));
    }
    if (base == null || time == null || !problems.isEmpty()) {
      throw new IllegalArgumentException(
          "mistakes in the contract of schema " + baseId + ":\n" + String.join("\n", problems));
    }
    List<ContractRule> inOrder = new ArrayList<>(rules);
    inOrder.sort(Comparator.comparing(rule -> rule.reason().code()));
    return new AvroContract(
        new ContractPlan(
            baseId,
            base,
            Map.copyOf(versions),
            fields.captured(),
            idSlot,
            keySlot,
            time,
            List.copyOf(inOrder),
            List.copyOf(measures)));
  }

  private int identity(String use, @Nullable String field) {
    if (field == null) {
      problems.add(use + ": not given; call " + use + " with a string field");
      return -1;
    }
    if (fields.text(use, field) == null) {
      return -1;
    }
    required(field);
    return fields.slot(field);
  }
}
