package io.millrace.pipeline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** Avro schemas that are files on the class path. */
public final class SchemaFiles {
  private SchemaFiles() {}

  /**
   * The schema in a file. Each file has a parser of its own, as files may define types of the same
   * name.
   *
   * @param resource absolute, such as {@code /clickstream/click-event.avsc}
   */
  public static Schema read(String resource) {
    try (InputStream in = SchemaFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + resource + " on the class path");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + resource, e);
    }
  }
}
