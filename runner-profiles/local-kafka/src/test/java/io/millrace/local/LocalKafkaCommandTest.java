package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalKafkaCommandTest {
  @TempDir private Path directory;

  @Test
  void keepsTopicsUpUntilTerminated() throws Exception {
    try (ChildJvm command =
        ChildJvm.start(
            LocalKafkaCommand.class, "--directory=" + directory, "--topics=events:3,results:1")) {
      String servers = command.read("bootstrap.servers=");
      command.read("Kafka is ready.");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
        assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrder("events", "results");
      }
      assertThat(command.terminate()).isEqualTo(ExitWithParent.EXIT_CODE);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesWrongArguments() {
    assertThat(errorOf("--topics=events")).contains("'events' is not of the form");
    assertThat(errorOf("--brokers=5")).contains("allowed are 1 to 3");
    assertThat(errorOf("--port=0")).contains("port is 0");
  }

  private static String errorOf(String argument) {
    StringWriter error = new StringWriter();
    int code = LocalKafkaCommand.commandLine().setErr(new PrintWriter(error)).execute(argument);
    assertThat(code).isEqualTo(2);
    return error.toString();
  }
}
