package io.millrace.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.result.Result;
import io.millrace.benchmark.result.ResultFile;
import io.millrace.nightly.history.HistoryFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void judgesNightAfterNightUntilAFigureGetsWorse() throws IOException {
    List<Integer> codes = new ArrayList<>();
    for (int night = 0; night < 9; night++) {
      codes.add(run(write(Example.night(night, night < 6 ? 1 : 1.3), night)));
    }
    assertThat(codes).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(out.toString())
        .contains(
            "! millrace-flink J5, at least once, one task: CPU time per record (compilers apart)"
                + " beside beam")
        .contains("worse: +")
        .contains("168 rows added to ");
    assertThat(folder.resolve("page.html")).content().contains("got worse</h2>");
  }

  @Test
  void takesTheSameResultOnce() throws IOException {
    Path file = write(Example.night(0, 1), 0);
    assertThat(run(file)).isZero();
    int rows = HistoryFile.read(folder.resolve("history.csv")).size();
    assertThat(run(file)).isZero();
    assertThat(HistoryFile.read(folder.resolve("history.csv"))).hasSize(rows);
    assertThat(out.toString()).contains("0 rows added");
  }

  @Test
  void takesTheNewestResultOfAScenario() throws IOException {
    write(Example.night(3, 1), 3);
    write(Example.night(4, 1), 4);
    int code =
        execute(
            "--scenarios=example", "--results=" + folder, "--history=" + folder.resolve("h.csv"));
    assertThat(code).isZero();
    assertThat(out.toString()).contains("example, 2026-01-05T02:00:00Z");
  }

  @Test
  void showsWhatItIsNotToJudge() throws IOException {
    for (int night = 0; night < 8; night++) {
      run(write(Example.night(night, 1), night));
      run(write(named("rungs", Example.night(night, night < 6 ? 1 : 1.3)), night));
    }
    Path judged = write(Example.night(8, 1), 8);
    Path other = write(named("rungs", Example.night(8, 1.3)), 8);

    assertThat(execute("--judge=example", judged.toString(), other.toString())).isZero();
    assertThat(folder.resolve("page.html"))
        .content()
        .contains("rungs")
        .contains("Nothing got worse");
    assertThat(execute("--judge=nothing", judged.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("error: --judge names nothing; there are results of: example");
    assertThat(execute(judged.toString(), other.toString())).isEqualTo(1);
  }

  @Test
  void doesNotCallANightGoodThatDoesNotCount() throws IOException {
    assertThat(run(write(Example.unfinished(0), 0))).isEqualTo(3);
    assertThat(out.toString())
        .contains("does not count: block 3 of 6 had not ended")
        .contains("? millrace-flink J5 does not count")
        .contains("0 rows added");
    assertThat(execute("--watch=nobody", write(Example.night(0, 1), 1).toString())).isEqualTo(3);
  }

  @Test
  void refusesWrongOptionsAndFiles() throws IOException {
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("--patience")).isEqualTo(2);
    assertThat(execute("--scenarios=nothing", "--results=" + folder)).isEqualTo(2);
    assertThat(execute(folder.resolve("missing.json").toString())).isEqualTo(2);

    Path wrong = folder.resolve("wrong.json");
    Files.writeString(wrong, "{}");
    assertThat(execute(wrong.toString())).isEqualTo(2);

    Files.writeString(folder.resolve("history.csv"), "night,value\n");
    assertThat(run(write(Example.night(0, 1), 0))).isEqualTo(2);
    assertThat(err.toString())
        .contains("error: give results, or --scenarios")
        .contains("Unknown option: '--patience'")
        .contains("error: there are no results in ")
        .contains("error: there is no file ")
        .contains("is no history");
    assertThat(folder.resolve("page.html")).doesNotExist();
  }

  private int run(Path result) {
    return execute(result.toString());
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--report=" + folder.resolve("page.html"));
    if (all.stream().noneMatch(argument -> argument.startsWith("--history"))) {
      all.add("--history=" + folder.resolve("history.csv"));
    }
    CommandLine command = Main.command();
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private static Result named(String scenario, Result result) {
    return new Result(
        result.format(),
        scenario,
        result.commit(),
        result.valid(),
        result.reasons(),
        result.environment(),
        result.configuration(),
        result.figures(),
        result.runs());
  }

  private Path write(Result result, int night) throws IOException {
    Path file =
        folder.resolve(result.scenario() + "/2026010" + (night + 1) + "T020000/result.json");
    Files.createDirectories(file.getParent());
    ResultFile.write(file, result);
    return file;
  }
}
