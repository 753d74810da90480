package io.millrace.nightly.history;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The history as a file of comma-separated values, the header first. Read strictly. */
public final class HistoryFile {
  private static final CsvMapper CSV =
      CsvMapper.csvBuilder()
          .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
          .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
          .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final CsvSchema SCHEMA =
      CSV.schemaFor(HistoryRow.class).withHeader().withStrictHeaders(true).withLineSeparator("\n");

  private HistoryFile() {}

  /**
   * Reads all rows; none if there is no file yet.
   *
   * @throws IOException if the file cannot be read or is not of the format
   */
  public static List<HistoryRow> read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    try (MappingIterator<HistoryRow> rows =
        CSV.readerFor(HistoryRow.class).with(SCHEMA).readValues(file.toFile())) {
      return List.copyOf(rows.readAll());
    } catch (IOException e) {
      throw new IOException(file + " is no history: " + e.getMessage(), e);
    }
  }

  /** Adds rows; who reads the file meanwhile sees it as it was or as it will be, whole. */
  public static void append(Path file, List<HistoryRow> rows) throws IOException {
    List<HistoryRow> all = new ArrayList<>(read(file));
    all.addAll(rows);
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    ObjectWriter writer = CSV.writerFor(HistoryRow.class).with(SCHEMA);
    try (var values = writer.writeValues(fresh.toFile())) {
      values.writeAll(all);
    }
    Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
