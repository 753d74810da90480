package io.millrace.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.benchmark.run.RunResult;
import io.millrace.benchmark.scenario.Scenario;
import io.millrace.benchmark.scenario.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything about a series, as it stands in its file.
 *
 * @param format of the file
 * @param commit of the checkout, with a plus sign if there were changes on top
 * @param environment where it ran
 * @param scenario what was asked for
 * @param systems how the systems were started, with placeholders
 * @param javaOptions flags of every system's JVM, besides the heap's
 * @param runs in the order in which they ran
 */
public record SeriesReport(
    int format,
    String commit,
    Environment environment,
    Scenario scenario,
    Map<String, SystemUnderTest> systems,
    List<String> javaOptions,
    List<RunResult> runs) {
  /** The format written now. */
  public static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** Copies the collections. */
  public SeriesReport {
    systems = Map.copyOf(systems);
    javaOptions = List.copyOf(javaOptions);
    runs = List.copyOf(runs);
  }

  /** Writes the file, one line per run. */
  public void write(Path file) {
    try {
      Files.writeString(file, json());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private String json() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("{\"format\":").append(format);
    text.append(",\n\"commit\":").append(JSON.writeValueAsString(commit));
    text.append(",\n\"environment\":").append(JSON.writeValueAsString(environment));
    text.append(",\n\"scenario\":").append(JSON.writeValueAsString(scenario));
    text.append(",\n\"systems\":").append(JSON.writeValueAsString(systems));
    text.append(",\n\"javaOptions\":").append(JSON.writeValueAsString(javaOptions));
    text.append(",\n\"runs\":[");
    for (int i = 0; i < runs.size(); i++) {
      text.append(i == 0 ? "\n" : ",\n").append(JSON.writeValueAsString(runs.get(i)));
    }
    return text.append("\n]}\n").toString();
  }
}
