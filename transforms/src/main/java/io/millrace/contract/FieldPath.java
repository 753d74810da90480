package io.millrace.contract;

import java.util.List;
import java.util.StringJoiner;
import org.apache.avro.Schema;

/**
 * A field of a schema, named by a dot path through records, each of which may be in a union with
 * null.
 *
 * @param schema the type of the field, without null
 * @param nullable whether the field, or a record on the way to it, may be null
 */
record FieldPath(String path, Schema schema, boolean nullable) {

  /**
   * Finds a field whose value is a single one: not a record, an array or a map.
   *
   * @throws IllegalArgumentException if there is no such field; the message says what there is
   */
  static FieldPath resolve(Schema root, String path) {
    Schema at = root;
    boolean nullable = false;
    StringBuilder walked = new StringBuilder();
    for (String name : List.of(path.split("\\.", -1))) {
      if (at.getType() != Schema.Type.RECORD) {
        throw new IllegalArgumentException(
            "no field " + path + ": " + walked + " is of type " + typeName(at) + ", not a record");
      }
      Schema.Field field = at.getField(name);
      if (field == null) {
        throw new IllegalArgumentException(
            "no field " + path + ": " + at.getName() + " has " + names(at));
      }
      walked.append(walked.isEmpty() ? "" : ".").append(name);
      at = field.schema();
      if (at.getType() == Schema.Type.UNION) {
        nullable |= at.isNullable();
        at = theOtherBranch(at, walked.toString());
      }
    }
    switch (at.getType()) {
      case RECORD ->
          throw new IllegalArgumentException(
              path + " is a record: name one of its fields, " + names(at));
      case ARRAY, MAP, NULL ->
          throw new IllegalArgumentException(
              path + " is of type " + typeName(at) + ": only fields of a single value can be used");
      default -> {
        return new FieldPath(path, at, nullable);
      }
    }
  }

  Schema.Type type() {
    return schema.getType();
  }

  private static Schema theOtherBranch(Schema union, String path) {
    Schema found = null;
    for (Schema branch : union.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        if (found != null) {
          throw new IllegalArgumentException(
              path + " is a union of several types: only unions of one type with null can be used");
        }
        found = branch;
      }
    }
    if (found == null) {
      throw new IllegalArgumentException(path + " is always null");
    }
    return found;
  }

  private static String typeName(Schema schema) {
    return schema.getType().getName();
  }

  private static String names(Schema theRecord) {
    StringJoiner names = new StringJoiner(", ");
    for (Schema.Field field : theRecord.getFields()) {
      names.add(field.name());
    }
    return names.toString();
  }
}
