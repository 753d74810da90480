package io.millrace.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadGeneratorCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void printsTheCheckedWorkload() {
    assertThat(execute("workload", "--set", "keys.users=77")).isZero();
    assertThat(out.toString()).contains("users: 77").contains("start: auto");
    assertThat(execute("workload", "--resolve")).isZero();
    assertThat(execute("workload", "--defaults")).isZero();
    assertThat(out.toString()).contains("# of all random choices");
  }

  @Test
  void saysAllProblemsOfAWorkloadInALineEach() throws IOException {
    Path file = Files.writeString(folder.resolve("load.yaml"), "keys: {users: 0, exponet: 1}");

    assertThat(execute("workload", "--workload", file.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactlyInAnyOrder(
            "workload: keys.exponet is unknown: did you mean exponent?",
            "workload: keys.users is 0, not 1 to 5000000");
    assertThat(execute("workload", "--workload", "nowhere.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file nowhere.yaml");
  }

  @Test
  void saysWhatIsToBeExpected() {
    assertThat(execute("expect", "--set", "records=5000")).isZero();
    assertThat(out.toString()).contains("records     5,000").contains("COPY_DELAYED");
  }

  @Test
  void refusesWrongUse() {
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("generate")).isEqualTo(2);
    assertThat(execute("generate", "--bootstrap-server=x")).isEqualTo(2);
    assertThat(err.toString()).contains("--bootstrap-servers").doesNotContain("\tat ");
  }

  @Test
  void saysInALineThatTheBrokerIsNotThere() throws IOException {
    Path client =
        Files.writeString(
            folder.resolve("client.properties"),
            "default.api.timeout.ms=300\nrequest.timeout.ms=200\n");
    int code =
        execute(
            "generate",
            "--bootstrap-servers=127.0.0.1:1",
            "--client-properties=" + client,
            "--manifest=" + folder.resolve("manifest.json"));

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void saysInALineThatThereIsNoManifest() {
    int code = execute("audit", "--bootstrap-servers=127.0.0.1:1", "--manifest=nowhere.json");

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().strip()).isEqualTo("there is no manifest nowhere.json");
  }

  private int execute(String... arguments) {
    CommandLine command = LoadGeneratorCommand.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
