package io.millrace.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;

/** Compares schemas by what they mean for the bytes of a datum. */
public final class Schemas {

  private Schemas() {}

  /**
   * Checks that the extended record has all fields of the base record first, in the same order and
   * of the same types, so that a datum of the base followed by the encoding of the other fields is
   * a datum of the extended record. Documentation, defaults, aliases and the names of types may
   * differ.
   *
   * @throws IllegalArgumentException if not; the message names every difference
   */
  public static void requireExtends(Schema base, Schema extended) {
    List<String> differences = new ArrayList<>();
    if (base.getType() != Schema.Type.RECORD || extended.getType() != Schema.Type.RECORD) {
      differences.add("both must be records");
    } else {
      Comparison comparison = new Comparison(differences);
      List<Schema.Field> fields = extended.getFields();
      for (Schema.Field field : base.getFields()) {
        if (field.pos() >= fields.size()) {
          differences.add("field " + field.name() + " is missing");
        } else {
          comparison.fields(field, fields.get(field.pos()), "");
        }
      }
    }
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          extended.getFullName()
              + " must begin with the fields of "
              + base.getFullName()
              + ", in the same order and of the same types, and have its own behind them: "
              + String.join("; ", differences));
    }
  }

  /** Whether a datum of the one schema is one of the other as it stands, with the same meaning. */
  static boolean encodedAlike(Schema one, Schema other) {
    List<String> differences = new ArrayList<>();
    new Comparison(differences).types(one, other, "");
    return differences.isEmpty();
  }

  private static final class Comparison {
    private final List<String> differences;
    private final IdentityHashMap<Schema, Set<Schema>> compared = new IdentityHashMap<>();

    Comparison(List<String> differences) {
      this.differences = differences;
    }

    void fields(Schema.Field base, Schema.Field other, String path) {
      String name = path + base.name();
      if (!base.name().equals(other.name())) {
        differences.add("field " + name + " is " + path + other.name() + " there");
      } else {
        types(base.schema(), other.schema(), name);
      }
    }

    void types(Schema base, Schema other, String path) {
      if (base.getType() != other.getType()) {
        differ(path, base.getType().getName() + " against " + other.getType().getName());
        return;
      }
      if (!Objects.equals(base.getLogicalType(), other.getLogicalType())) {
        differ(path, "the logical types differ");
      }
      switch (base.getType()) {
        case RECORD -> records(base, other, path);
        case ARRAY -> types(base.getElementType(), other.getElementType(), path + "[]");
        case MAP -> types(base.getValueType(), other.getValueType(), path + "{}");
        case UNION -> unions(base.getTypes(), other.getTypes(), path);
        case ENUM -> {
          if (!base.getEnumSymbols().equals(other.getEnumSymbols())) {
            differ(path, "the symbols differ");
          }
        }
        case FIXED -> {
          if (base.getFixedSize() != other.getFixedSize()) {
            differ(path, "the sizes differ");
          }
        }
        default -> {}
      }
    }

    private void records(Schema base, Schema other, String path) {
      Set<Schema> comparedWith =
          compared.computeIfAbsent(
              base, absent -> Collections.newSetFromMap(new IdentityHashMap<>()));
      if (!comparedWith.add(other)) {
        return;
      }
      List<Schema.Field> baseFields = base.getFields();
      List<Schema.Field> otherFields = other.getFields();
      if (baseFields.size() != otherFields.size()) {
        differ(path, "the numbers of fields differ");
        return;
      }
      String inner = path.isEmpty() ? "" : path + ".";
      for (int i = 0; i < baseFields.size(); i++) {
        fields(baseFields.get(i), otherFields.get(i), inner);
      }
    }

    private void unions(List<Schema> base, List<Schema> other, String path) {
      if (base.size() != other.size()) {
        differ(path, "the numbers of union branches differ");
        return;
      }
      for (int i = 0; i < base.size(); i++) {
        types(base.get(i), other.get(i), path);
      }
    }

    private void differ(String path, String how) {
      differences.add((path.isEmpty() ? "the record" : "field " + path) + ": " + how);
    }
  }
}
