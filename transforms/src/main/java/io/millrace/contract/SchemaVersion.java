package io.millrace.contract;

import io.millrace.reject.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Another version of an event's schema: projects its data to the base schema by Avro's schema
 * resolution. Not thread-safe.
 */
final class SchemaVersion {

  private static final Set<Schema.Type> COMPOSED =
      Set.of(Schema.Type.RECORD, Schema.Type.ARRAY, Schema.Type.MAP);

  private final boolean encodedLikeBase;
  private final Skimmer written;
  private final List<String> needed;
  private final GenericDatumReader<Object> resolving;
  private final GenericDatumWriter<Object> writing;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private @Nullable BinaryDecoder decoder;
  private @Nullable BinaryEncoder encoder;
  private byte[] projection = new byte[0];
  private String detail = "";

  SchemaVersion(Schema writer, Schema base) {
    // A model of its own: conversions that were added to the shared one would change the data.
    // Avro's
    // other reader fails with a NullPointerException on data of records that contain each other.
    GenericData model = new GenericData();
    model.setFastReaderEnabled(true);
    this.encodedLikeBase = Schemas.encodedAlike(writer, base);
    this.needed = nullableButNeeded(writer, Resolver.resolve(writer, base, model));
    this.written = SkimProgram.compile(writer, needed).skimmer();
    this.resolving = new GenericDatumReader<>(writer, base, model);
    this.writing = new GenericDatumWriter<>(base, model);
  }

  /** What in the writer's schema can never be resolved to the base schema, and the remedy. */
  static List<String> problems(int schemaId, Schema writer, Schema base) {
    List<String> problems = new ArrayList<>();
    if (!Schemas.encodedAlike(writer, base)) {
      collectProblems(
          Resolver.resolve(writer, base, new GenericData()),
          problems,
          Collections.newSetFromMap(new IdentityHashMap<>()));
    }
    problems.replaceAll(
        problem ->
            "version "
                + schemaId
                + ": never resolves to the base schema: "
                + problem
                + "; give the base's field a default, or leave the version out");
    return problems;
  }

  private static void collectProblems(
      Resolver.Action action, List<String> problems, Set<Resolver.Action> seen) {
    if (!seen.add(action)) {
      return;
    }
    if (action instanceof Resolver.ErrorAction error) {
      problems.add(error.toString());
    } else if (action instanceof Resolver.RecordAdjust adjust) {
      for (Resolver.Action field : adjust.fieldActions) {
        collectProblems(field, problems, seen);
      }
    } else if (action instanceof Resolver.Container container) {
      collectProblems(container.elementAction, problems, seen);
    } else if (action instanceof Resolver.ReaderUnion union) {
      collectProblems(union.actualAction, problems, seen);
    } else if (action instanceof Resolver.WriterUnion union) {
      // One branch that resolves is enough: whether a datum does is known when it is read.
      List<String> ofBranches = new ArrayList<>();
      for (Resolver.Action branch : union.actions) {
        List<String> ofBranch = new ArrayList<>();
        collectProblems(branch, ofBranch, seen);
        if (ofBranch.isEmpty()) {
          return;
        }
        ofBranches.addAll(ofBranch);
      }
      problems.addAll(ofBranches);
    }
  }

  /** The fields that this version may leave null and the base schema may not. */
  private static List<String> nullableButNeeded(Schema writer, Resolver.Action action) {
    List<String> needed = new ArrayList<>();
    if (action instanceof Resolver.RecordAdjust adjust) {
      for (Schema.Field field : writer.getFields()) {
        if (adjust.fieldActions[field.pos()] instanceof Resolver.WriterUnion union
            && isOptionalSingleValue(field.schema())
            && union.actions[field.schema().getIndexNamed("null")]
                instanceof Resolver.ErrorAction) {
          needed.add(field.name());
        }
      }
    }
    return needed;
  }

  private static boolean isOptionalSingleValue(Schema union) {
    return union.isNullable()
        && union.getTypes().size() == 2
        && union.getTypes().stream().noneMatch(branch -> COMPOSED.contains(branch.getType()));
  }

  /** Whether data of this version are data of the base schema as they stand. */
  boolean isEncodedLikeBase() {
    return encodedLikeBase;
  }

  /**
   * Projects the datum in {@code bytes[start, end)}.
   *
   * @return null if {@link #projection()} is set; else why not, with {@link #detail()}
   */
  @Nullable RejectionReason project(byte[] bytes, int start, int end) {
    // Skimmed first, as Avro's decoder allocates by the lengths that it finds.
    DatumFlaw flaw = written.skim(bytes, start, end);
    if (flaw != null) {
      detail = flaw.description();
      return RejectionReason.MALFORMED;
    }
    for (int slot = 0; slot < needed.size(); slot++) {
      if (written.isNull(slot)) {
        detail = needed.get(slot) + ": null, which only another version of the schema allows";
        return RejectionReason.MISSING_FIELD;
      }
    }
    try {
      decoder = DecoderFactory.get().binaryDecoder(bytes, start, end - start, decoder);
      Object datum = resolving.read(null, decoder);
      output.reset();
      encoder = EncoderFactory.get().binaryEncoder(output, encoder);
      writing.write(datum, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException e) {
      // Whatever Avro throws on a well-formed datum says that its content does not resolve, such as
      // an enum symbol that the base lacks. The message may hold content: only the kind is told.
      // What they hold of it must not come back with the next datum.
      decoder = null;
      encoder = null;
      detail = "does not resolve to the base schema: " + e.getClass().getSimpleName();
      return RejectionReason.MALFORMED;
    }
    projection = output.toByteArray();
    return null;
  }

  byte[] projection() {
    return projection;
  }

  String detail() {
    return detail;
  }
}
