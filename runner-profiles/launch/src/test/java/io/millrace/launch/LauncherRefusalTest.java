package io.millrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command line that cannot work is refused before anything starts: exit code 2, a line for each
 * problem, and no stack trace.
 */
@Timeout(60)
class LauncherRefusalTest {
  private static final String REMEDY = "See --help for all options.";

  private static void assertRefused(Launch launch, String... problems) {
    assertThat(launch.exitCode()).as("%s", launch).isEqualTo(Launcher.WRONG_OPTIONS);
    assertThat(launch.errors()).as("%s", launch).hasSize(problems.length + 1).endsWith(REMEDY);
    for (int i = 0; i < problems.length; i++) {
      assertThat(launch.errors().get(i)).startsWith("error: " + problems[i]);
    }
    assertThat(launch.out()).isEmpty();
  }

  @Test
  void packingInTheConsumerWithTheSplittableRead() {
    for (String experiment : new String[] {"use_sdf_read", "beam_fn_api", "use_runner_v2"}) {
      assertRefused(
          Launch.of("--experiments=" + experiment),
          "--packing=CONSUMER loses records with --experiments=" + experiment);
    }
  }

  @Test
  void anOptionThatDoesNotExist() {
    assertRefused(
        Launch.of("--windowsSize=PT1M"),
        "there is no option --windowsSize: did you mean --windowSize?");
    assertRefused(Launch.of("--qqqqqqqqqqqq=1"), "there is no option --qqqqqqqqqqqq: see --help");
    assertRefused(Launch.of("windowSize=PT1M"), "\"windowSize=PT1M\" is not of the form");
  }

  @Test
  void severalWrongOptionsAtOnce() {
    assertRefused(
        Launch.of("--inputTopik=clicks", "--shards=many", "--packing=NOWHERE"),
        "there is no option --inputTopik: did you mean --inputTopic?",
        "--shards=many: ",
        "--packing=NOWHERE: ");
    assertRefused(
        Launch.of("--windowSize=a minute", "--shards=0", "--brokers=4", "--idleTimeout=PT2H"),
        "--idleTimeout=PT2H must be PT0.1S to PT1H",
        "--shards=0 must be 1 to 4096",
        "--windowSize=a minute is not an ISO-8601 duration such as PT30S",
        "--brokers=4 must be 1 to 3");
  }

  @Test
  void optionsThatDoNotGoTogether(@TempDir Path folder) {
    assertRefused(
        Launch.of(
            "--outputTopic=same",
            "--aggregateTopic=same",
            "--shards=5",
            "--experiments=beam_fn_api",
            "--kafkaProperties=" + folder.resolve("none")),
        "--inputTopic, --referenceTopic, --outputTopic, --aggregateTopic and --deadLetterTopic",
        "--shards=5 must be at least twice the parallelism of 3",
        "--packing=CONSUMER loses records with",
        "--kafkaProperties=" + folder.resolve("none") + " cannot be read: ");
  }

  @Test
  void aWorkloadThatCannotBeUsed(@TempDir Path folder) {
    Launch launch = Launch.of("--workload=" + folder.resolve("none.yaml"));

    assertThat(launch.exitCode()).isEqualTo(Launcher.WRONG_OPTIONS);
    assertThat(launch.errors()).last().isEqualTo(REMEDY);
    assertThat(launch.errors().get(0)).contains("there is no file " + folder.resolve("none.yaml"));
  }

  @Test
  void aBrokerThatCannotBeReached() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    long begun = System.nanoTime();

    Launch launch = Launch.of("--bootstrapServers=127.0.0.1:" + port);

    assertRefused(
        launch, "--bootstrapServers=127.0.0.1:" + port + " cannot be reached within 15 s: ");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
  }

  @Test
  void anAddressThatIsNone() {
    Launch launch = Launch.of("--bootstrapServers=nowhere");

    assertThat(launch.exitCode()).as("%s", launch).isEqualTo(Launcher.WRONG_OPTIONS);
    assertThat(launch.errors().get(0)).contains("nowhere");
  }

  @Test
  void topicsThatAreMissingOrTooSmall() {
    try (LocalKafka kafka = LocalKafka.start()) {
      String servers = "--bootstrapServers=" + kafka.bootstrapServers();
      kafka.createTopic("user.profiles", 1);
      assertRefused(
          Launch.of(servers),
          "topic user.clicks.raw: ",
          "topic user.clicks.enriched: ",
          "topic user.clicks.aggregates: ",
          "topic user.clicks.dlt: ");

      kafka.createTopic("user.clicks.raw", 2);
      kafka.createTopic("user.clicks.enriched", 1);
      kafka.createTopic("user.clicks.aggregates", 1);
      kafka.createTopic("user.clicks.dlt", 1);
      assertRefused(
          Launch.of(servers),
          "topic user.clicks.raw has 2 partitions, fewer than the parallelism of 3");
    }
  }
}
