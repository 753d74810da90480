package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerClassPathTest {
  private final String setByBuild = System.getProperty(BrokerClassPath.FILE_PROPERTY);

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    System.setProperty(BrokerClassPath.FILE_PROPERTY, setByBuild);
  }

  @Test
  void addsOurClassesToKafkas() {
    assertThat(BrokerClassPath.read()).contains("kafka_2.13", "local-kafka");
  }

  @Test
  void namesRemedyWithoutProperty() {
    System.clearProperty(BrokerClassPath.FILE_PROPERTY);
    assertThatIllegalStateException()
        .isThrownBy(LocalKafka::start)
        .withMessageContaining("broker.classpath.file is not set")
        .withMessageContaining("mvn -pl runner-profiles/local-kafka/broker");
  }

  @Test
  void namesRemedyWithoutFile() {
    Path missing = folder.resolve("missing");
    System.setProperty(BrokerClassPath.FILE_PROPERTY, missing.toString());
    assertThatIllegalStateException()
        .isThrownBy(LocalKafka::start)
        .withMessageContaining(missing.toString())
        .withMessageContaining("mvn -pl runner-profiles/local-kafka/broker");
  }

  @Test
  void namesMissingEntry() throws Exception {
    Path file = Files.writeString(folder.resolve("stale"), "/nowhere/kafka.jar");
    System.setProperty(BrokerClassPath.FILE_PROPERTY, file.toString());
    assertThatIllegalStateException()
        .isThrownBy(LocalKafka::start)
        .withMessageContaining("/nowhere/kafka.jar");
  }
}
