package io.millrace.benchmark.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes results as JSON, strictly: a field that is not of the schema is refused. */
public final class ResultFile {
  /** The version of the schema. */
  public static final int FORMAT = 3;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private ResultFile() {}

  /**
   * Reads a result.
   *
   * @throws IOException if the file cannot be read, is not of the schema or of another version
   */
  public static Result read(Path file) throws IOException {
    Result result = JSON.readValue(file.toFile(), Result.class);
    if (result.format() != FORMAT) {
      throw new IOException(file + " has format " + result.format() + ", not " + FORMAT);
    }
    return result;
  }

  /** Writes a result; who reads the file meanwhile sees the old one or the new one, whole. */
  public static void write(Path file, Result result) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, JSON.writeValueAsString(result));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
