package io.millrace.benchmark.run;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers as a CSV file: a column for each component of a record, a line for each record. */
public final class RecordTable {
  private RecordTable() {}

  /** Writes a file; its first line has the components' names. */
  public static <T extends Record> void write(Path file, Class<T> type, List<T> rows)
      throws IOException {
    RecordComponent[] columns = type.getRecordComponents();
    List<String> lines = new ArrayList<>();
    lines.add(
        Arrays.stream(columns).map(RecordComponent::getName).collect(Collectors.joining(",")));
    for (T row : rows) {
      List<String> cells = new ArrayList<>();
      for (RecordComponent column : columns) {
        cells.add(String.valueOf(value(column, row)));
      }
      lines.add(String.join(",", cells));
    }
    Files.write(file, lines);
  }

  private static Object value(RecordComponent column, Record row) {
    try {
      return column.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no value of " + column, e);
    }
  }
}
