package io.millrace.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes the code of a {@link SkimProgram}. Records on the way to a captured field are laid out
 * flat; any other record, array item or map value becomes a routine of its own, compiled once, so
 * that recursive schemas end and records used in many places do not multiply.
 */
final class SkimCompiler {

  private static final int NO_SLOT = -1;

  /** Sizes only tell impossible block counts, so it does no harm to stop counting here. */
  private static final long SIZE_CAP = 1 << 30;

  private int[] code = new int[64];
  private int length;
  private final IdentityHashMap<Schema, Integer> routines = new IdentityHashMap<>();
  private final ArrayDeque<Schema> uncompiled = new ArrayDeque<>();
  private final List<Reference> references = new ArrayList<>();
  private final IdentityHashMap<Schema, Long> leastSizes = new IdentityHashMap<>();

  private SkimCompiler() {}

  static int[] compile(Schema schema, List<String> fields) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new IllegalArgumentException(
          "only records can be skimmed, and the schema is of type " + schema.getType().getName());
    }
    Captures captures = new Captures();
    for (int slot = 0; slot < fields.size(); slot++) {
      FieldPath field = FieldPath.resolve(schema, fields.get(slot));
      captures.add(field.path(), slot);
    }
    return new SkimCompiler().program(schema, captures);
  }

  private int[] program(Schema root, Captures captures) {
    fields(root, captures);
    emit(SkimProgram.RETURN);
    for (Schema next = uncompiled.poll(); next != null; next = uncompiled.poll()) {
      routines.put(next, length);
      if (next.getType() == Schema.Type.RECORD) {
        fields(next, null);
      } else {
        value(next, null);
      }
      emit(SkimProgram.RETURN);
    }
    for (Reference reference : references) {
      code[reference.at] = routines.get(reference.routine);
    }
    return Arrays.copyOf(code, length);
  }

  private void fields(Schema theRecord, @Nullable Captures captures) {
    for (Schema.Field field : theRecord.getFields()) {
      value(field.schema(), captures == null ? null : captures.children.get(field.name()));
    }
  }

  private void value(Schema schema, @Nullable Captures captures) {
    int slot = captures == null ? NO_SLOT : captures.slot;
    switch (schema.getType()) {
      case NULL -> {}
      case BOOLEAN -> emit(SkimProgram.BOOLEAN, slot);
      case INT -> emit(SkimProgram.INT, slot);
      case LONG -> emit(SkimProgram.LONG, slot);
      case FLOAT -> emit(SkimProgram.FIXED, slot, Float.BYTES);
      case DOUBLE -> emit(SkimProgram.FIXED, slot, Double.BYTES);
      case STRING -> emit(SkimProgram.STRING, slot);
      case BYTES -> emit(SkimProgram.BYTES, slot);
      case FIXED -> emit(SkimProgram.FIXED, slot, schema.getFixedSize());
      case ENUM -> emit(SkimProgram.ENUM, slot, schema.getEnumSymbols().size());
      case UNION -> union(schema.getTypes(), captures);
      case RECORD -> {
        if (captures == null) {
          emit(SkimProgram.CALL);
          emitReference(schema);
        } else {
          fields(schema, captures);
        }
      }
      case ARRAY -> items(schema.getElementType());
      case MAP -> items(entry(schema.getValueType()));
    }
  }

  private void items(Schema item) {
    emit(SkimProgram.ITEMS);
    emitReference(item);
    emit((int) leastSize(item));
  }

  /** A map is encoded as an array of records of key and value. */
  private static Schema entry(Schema value) {
    return Schema.createRecord(
        "Entry",
        null,
        null,
        false,
        List.of(
            new Schema.Field("key", Schema.create(Schema.Type.STRING)),
            new Schema.Field("value", value)));
  }

  private void union(List<Schema> branches, @Nullable Captures captures) {
    emit(SkimProgram.UNION, branches.size());
    int targets = length;
    branches.forEach(branch -> emit(0));
    List<Integer> jumpsToEnd = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      Schema branch = branches.get(i);
      if (branch.getType() == Schema.Type.NULL) {
        jumpsToEnd.add(targets + i);
        continue;
      }
      code[targets + i] = length;
      value(branch, captures);
      if (i < branches.size() - 1) {
        emit(SkimProgram.JUMP);
        jumpsToEnd.add(length);
        emit(0);
      }
    }
    for (int at : jumpsToEnd) {
      code[at] = length;
    }
  }

  private void emitReference(Schema routine) {
    if (routines.putIfAbsent(routine, -1) == null) {
      uncompiled.add(routine);
    }
    references.add(new Reference(length, routine));
    emit(0);
  }

  private void emit(int... words) {
    if (length + words.length > code.length) {
      code = Arrays.copyOf(code, 2 * (length + words.length));
    }
    System.arraycopy(words, 0, code, length, words.length);
    length += words.length;
  }

  /** A lower bound of the bytes that a value of the schema takes. */
  private long leastSize(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> 0;
      case FLOAT -> Float.BYTES;
      case DOUBLE -> Double.BYTES;
      case FIXED -> Math.min(SIZE_CAP, schema.getFixedSize());
      case UNION ->
          Math.min(
              SIZE_CAP, 1 + schema.getTypes().stream().mapToLong(this::leastSize).min().orElse(0));
      case RECORD -> leastSizeOfRecord(schema);
      default -> 1;
    };
  }

  private long leastSizeOfRecord(Schema schema) {
    Long known = leastSizes.get(schema);
    if (known != null) {
      return known;
    }
    // Counts as nothing within itself: a lower bound still.
    leastSizes.put(schema, 0L);
    long size = 0;
    for (Schema.Field field : schema.getFields()) {
      size = Math.min(SIZE_CAP, size + leastSize(field.schema()));
    }
    leastSizes.put(schema, size);
    return size;
  }

  private record Reference(int at, Schema routine) {}

  /** The captured paths as a tree of names. */
  private static final class Captures {
    private final Map<String, Captures> children = new HashMap<>();
    private int slot = NO_SLOT;

    void add(String path, int leafSlot) {
      Captures at = this;
      for (String name : List.of(path.split("\\.", -1))) {
        at = at.children.computeIfAbsent(name, absent -> new Captures());
      }
      if (at.slot != NO_SLOT) {
        throw new IllegalArgumentException("field " + path + " is captured twice");
      }
      at.slot = leafSlot;
    }
  }
}
