package io.millrace.nightly.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir Path folder;

  @Test
  void hasNoRowsBeforeTheFirstNight() throws IOException {
    assertThat(HistoryFile.read(folder.resolve("history.csv"))).isEmpty();
  }

  @Test
  void appendsAndReadsWhatItWrote() throws IOException {
    Path file = folder.resolve("made/history.csv");
    HistoryRow first = row("a, \"quoted\" processor\nwith a line", "", 1.5, 1.0, 2.0);
    HistoryRow second = row("b", "beam", 0.14, null, null);

    HistoryFile.append(file, List.of(first));
    HistoryFile.append(file, List.of(second));

    assertThat(HistoryFile.read(file)).containsExactly(first, second);
    assertThat(file.getParent().toFile().list()).containsExactly("history.csv");
  }

  @Test
  void isReadableByPeople() throws IOException {
    Path file = folder.resolve("history.csv");
    HistoryFile.append(file, List.of(row("b", "beam", 0.14, null, null)));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            startedAt,commit,scenario,system,rung,guarantee,parallelism,records,machine,java,metric,\
            baseline,value,low,high,runs
            2026-01-01T02:00:00Z,abc,drain,millrace,J5,AT_LEAST_ONCE,1,1000,b,17,\
            cpuNanosPerRecord,beam,0.14,,,6
            """);
  }

  @Test
  void refusesWhatIsNoHistory() throws IOException {
    Path file = folder.resolve("history.csv");
    HistoryFile.append(file, List.of(row("b", "beam", 0.14, 0.1, 0.2)));
    List<String> lines = Files.readAllLines(file);

    List<String[]> wrong = new ArrayList<>();
    wrong.add(new String[] {lines.get(0).replace("metric", "measure"), lines.get(1)});
    wrong.add(new String[] {lines.get(0).replace(",runs", ""), lines.get(1)});
    wrong.add(new String[] {lines.get(0), lines.get(1).replace("cpuNanosPerRecord", "patience")});
    wrong.add(new String[] {lines.get(0), lines.get(1).replace(",0.14,", ",-1,")});
    wrong.add(new String[] {lines.get(0), lines.get(1).replace(",0.14,", ",,")});
    wrong.add(new String[] {lines.get(0), lines.get(1).replace("2026-01-01T", "yesterday")});
    wrong.add(new String[] {lines.get(0), "2026-01-01T02:00:00Z,abc"});
    for (String[] content : wrong) {
      Files.write(file, List.of(content));
      assertThatThrownBy(() -> HistoryFile.read(file))
          .as(content[0] + "\n" + content[1])
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is no history");
    }
  }

  private static HistoryRow row(
      String machine, String baseline, double value, Double low, Double high) {
    return new HistoryRow(
        "2026-01-01T02:00:00Z",
        "abc",
        "drain",
        "millrace",
        "J5",
        "AT_LEAST_ONCE",
        1,
        1000,
        machine,
        "17",
        "cpuNanosPerRecord",
        baseline,
        value,
        low,
        high,
        6);
  }
}
