package io.millrace.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Random record schemas of every kind of type, recursive ones too, and random data of them. */
final class RandomAvro {

  private static final Schema.Type[] SIMPLE = {
    Schema.Type.NULL,
    Schema.Type.BOOLEAN,
    Schema.Type.INT,
    Schema.Type.LONG,
    Schema.Type.FLOAT,
    Schema.Type.DOUBLE,
    Schema.Type.BYTES,
    Schema.Type.STRING
  };

  private final Random random;
  private final Deque<Schema> around = new ArrayDeque<>();
  private int names;

  RandomAvro(long seed) {
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  Schema recordSchema(int depth) {
    Schema schema = Schema.createRecord("R" + names++, null, "random", false);
    around.push(schema);
    List<Schema.Field> fields = new ArrayList<>();
    int count = random.nextInt(7);
    for (int i = 0; i < count; i++) {
      fields.add(new Schema.Field("f" + i, schema(depth - 1)));
    }
    around.pop();
    schema.setFields(fields);
    return schema;
  }

  private Schema schema(int depth) {
    int kind = random.nextInt(depth > 0 ? 16 : 10);
    return switch (kind) {
      case 8 -> enumSchema();
      case 9 -> Schema.createFixed("F" + names++, null, "random", random.nextInt(20));
      case 10 -> Schema.createArray(schema(depth - 1));
      case 11 -> Schema.createMap(schema(depth - 1));
      case 12 -> recordSchema(depth);
      case 13 -> nullable(enclosing());
      case 14 -> Schema.createArray(enclosing());
      case 15 -> random.nextBoolean() ? nullable(notUnion(depth)) : unionSchema(depth);
      default -> Schema.create(SIMPLE[kind]);
    };
  }

  private Schema enumSchema() {
    List<String> symbols = new ArrayList<>();
    for (int i = random.nextInt(100); i >= 0; i--) {
      symbols.add("S" + i);
    }
    return Schema.createEnum("E" + names++, null, "random", symbols);
  }

  private Schema enclosing() {
    List<Schema> all = new ArrayList<>(around);
    return all.get(random.nextInt(all.size()));
  }

  private Schema nullable(Schema schema) {
    Schema nothing = Schema.create(Schema.Type.NULL);
    return random.nextBoolean()
        ? Schema.createUnion(nothing, schema)
        : Schema.createUnion(schema, nothing);
  }

  private Schema notUnion(int depth) {
    while (true) {
      Schema schema = schema(depth - 1);
      if (schema.getType() != Schema.Type.UNION && schema.getType() != Schema.Type.NULL) {
        return schema;
      }
    }
  }

  private Schema unionSchema(int depth) {
    Map<String, Schema> branches = new HashMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      Schema branch = notUnion(depth);
      branches.put(branch.getFullName(), branch);
    }
    return Schema.createUnion(new ArrayList<>(branches.values()));
  }

  Object datum(Schema schema, int depth) {
    return switch (schema.getType()) {
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT -> (int) number();
      case LONG -> number();
      case FLOAT -> Float.intBitsToFloat(random.nextInt());
      case DOUBLE -> Double.longBitsToDouble(random.nextLong());
      case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(100)));
      case STRING -> text();
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        yield new GenericData.EnumSymbol(schema, symbols.get(random.nextInt(symbols.size())));
      }
      case UNION -> {
        List<Schema> branches = schema.getTypes();
        yield depth <= 0 && schema.isNullable()
            ? null
            : datum(branches.get(random.nextInt(branches.size())), depth - 1);
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = items(depth); i > 0; i--) {
          items.add(datum(schema.getElementType(), depth - 2));
        }
        yield items;
      }
      case MAP -> {
        Map<String, Object> entries = new HashMap<>();
        for (int i = items(depth); i > 0; i--) {
          entries.put(text(), datum(schema.getValueType(), depth - 2));
        }
        yield entries;
      }
      case RECORD -> {
        GenericRecord datum = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
          datum.put(field.pos(), datum(field.schema(), depth - 1));
        }
        yield datum;
      }
    };
  }

  private int items(int depth) {
    return depth <= 0 ? 0 : random.nextInt(4);
  }

  /** Of every encoded length. */
  private long number() {
    return random.nextLong() >> random.nextInt(64);
  }

  private String text() {
    boolean ascii = random.nextBoolean();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextBoolean() ? 12 : 80); i > 0; i--) {
      text.appendCodePoint(ascii ? random.nextInt(0x80) : codePoint());
    }
    return text.toString();
  }

  private int codePoint() {
    while (true) {
      int candidate = random.nextInt(0x110000) >> random.nextInt(18);
      if (candidate < Character.MIN_SURROGATE || candidate > Character.MAX_SURROGATE) {
        return candidate;
      }
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The datum in Avro's binary encoding; with blocking, blocks carry their size in bytes. */
  static byte[] encode(Schema schema, Object datum, boolean blocking) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EncoderFactory factory = new EncoderFactory().configureBlockSize(64);
    BinaryEncoder encoder =
        blocking ? factory.blockingBinaryEncoder(out, null) : factory.binaryEncoder(out, null);
    try {
      new GenericDatumWriter<>(schema).write(datum, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return out.toByteArray();
  }

  static byte[] encode(Schema schema, Object datum) {
    return encode(schema, datum, false);
  }

  /** Changes, removes or inserts a few bytes, or cuts the end off. */
  byte[] mutate(byte[] bytes) {
    byte[] mutated = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = mutateOnce(mutated);
    }
    return mutated;
  }

  private byte[] mutateOnce(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int kind = random.nextInt(4);
    int removed = kind == 0 ? bytes.length - at : kind == 1 ? 0 : Math.min(1, bytes.length - at);
    int inserted = kind == 0 || kind == 2 ? 0 : 1;
    byte[] result = new byte[bytes.length - removed + inserted];
    System.arraycopy(bytes, 0, result, 0, at);
    if (inserted > 0) {
      // Small numbers are what indexes, counts and lengths are made of.
      result[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(5));
    }
    System.arraycopy(bytes, at + removed, result, at + inserted, bytes.length - at - removed);
    return result;
  }
}
