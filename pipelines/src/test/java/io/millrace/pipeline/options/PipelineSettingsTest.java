package io.millrace.pipeline.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.enrich.UnknownReference;
import io.millrace.pipeline.read.Packing;
import io.millrace.shard.ShardStateKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineSettingsTest {
  private final MillraceOptions options = PipelineOptionsFactory.as(MillraceOptions.class);
  @TempDir private Path folder;

  PipelineSettingsTest() {
    options.setRunner(CrashingRunner.class);
  }

  private List<String> problems(int parallelism) {
    return catchThrowableOfType(
            InvalidOptionsException.class, () -> PipelineSettings.of(options, parallelism))
        .problems();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("client.properties"), content);
  }

  @Test
  void takesTheDefaults() {
    PipelineSettings settings = PipelineSettings.of(options, 1);

    assertThat(settings)
        .isEqualTo(
            new PipelineSettings(
                null,
                "user.clicks.raw",
                "user.profiles",
                "user.clicks.enriched",
                "user.clicks.aggregates",
                "user.clicks.dlt",
                "millrace",
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                64,
                UnknownReference.PASS,
                Duration.ofSeconds(10),
                1024 * 1024,
                Map.of(),
                Packing.CONSUMER,
                ShardStateKind.TABLE,
                Optional.empty()));
    assertThat(settings.topics())
        .containsExactly(
            "user.clicks.raw",
            "user.profiles",
            "user.clicks.enriched",
            "user.clicks.aggregates",
            "user.clicks.dlt");
  }

  @Test
  void topicsAreDifferent() {
    options.setDeadLetterTopic("user.clicks.raw");

    assertThat(problems(1))
        .containsExactly(
            "--inputTopic, --referenceTopic, --outputTopic, --aggregateTopic and --deadLetterTopic"
                + " must be five different topics, not [user.clicks.raw, user.profiles,"
                + " user.clicks.enriched, user.clicks.aggregates, user.clicks.raw]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "clicks,profiles", "clicks/raw", "clické"})
  void topicsHaveNames(String topic) {
    options.setInputTopic(topic);

    assertThat(problems(1))
        .containsExactly(
            "--inputTopic="
                + topic
                + " is no name of a topic: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'");
  }

  @Test
  void theLongestNameOfATopicHas249Characters() {
    options.setInputTopic("x".repeat(249));
    assertThat(PipelineSettings.of(options, 1)).isNotNull();
    options.setInputTopic("x".repeat(250));
    assertThat(problems(1)).hasSize(1);
  }

  @Test
  void serversAndGroupAreNotEmpty() {
    options.setBootstrapServers("");
    options.setConsumerGroup(" ");

    assertThat(problems(1))
        .containsExactly("--bootstrapServers= is empty", "--consumerGroup= is empty");
  }

  @Test
  void shardsAreAtLeastTwiceTheParallelism() {
    options.setShards(8);

    assertThat(PipelineSettings.of(options, 4).shards()).isEqualTo(8);
    assertThat(problems(5))
        .containsExactly("--shards=8 must be at least twice the parallelism of 5");
  }

  @Test
  void refusesPackingThatWouldLoseRecords() {
    ExperimentalOptions.addExperiment(options.as(ExperimentalOptions.class), "use_sdf_read");

    assertThat(problems(1))
        .singleElement()
        .asString()
        .startsWith("--packing=CONSUMER loses records with --experiments=use_sdf_read");
    options.setPacking(Packing.BUNDLE);
    assertThat(PipelineSettings.of(options, 1).packing()).isEqualTo(Packing.BUNDLE);
  }

  @Test
  void readsKafkaProperties() throws IOException {
    options.setKafkaProperties(
        file("# security\nsecurity.protocol = SASL_SSL\nsasl.mechanism=PLAIN\n").toString());

    assertThat(PipelineSettings.of(options, 1).kafkaProperties())
        .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
  }

  @Test
  void saysWhyKafkaPropertiesCannotBeRead() throws IOException {
    for (Path unreadable :
        List.of(folder.resolve("absent"), folder, file("name=\\u12"), Path.of("."))) {
      options.setKafkaProperties(unreadable.toString());

      assertThat(problems(1))
          .singleElement()
          .asString()
          .startsWith("--kafkaProperties=" + unreadable + " cannot be read: ");
    }
  }

  @Test
  void refusesKafkaPropertiesThatBreakTheGuarantees() throws IOException {
    String name = file("enable.auto.commit=true\nacks=1\n").toString();
    options.setKafkaProperties(name);

    assertThat(problems(1))
        .containsExactly(
            "--kafkaProperties="
                + name
                + ": enable.auto.commit=true would lose records: leave it out, offsets are"
                + " committed when a checkpoint is final",
            "--kafkaProperties="
                + name
                + ": acks must be all for records to be written at least once, not 1");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    options.setInputTopic("user.profiles");
    options.setConsumerGroup("");
    options.setKafkaProperties(folder.resolve("absent").toString());
    ExperimentalOptions.addExperiment(options.as(ExperimentalOptions.class), "beam_fn_api");

    assertThat(problems(100)).hasSize(5);
  }
}
