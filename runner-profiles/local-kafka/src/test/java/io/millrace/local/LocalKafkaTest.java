package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalKafkaTest {
  @Test
  void createsTopic() throws Exception {
    try (LocalKafka kafka = LocalKafka.start()) {
      kafka.createTopic("events", 4);
      assertThat(kafka.admin().listTopics().names().get()).containsExactly("events");
    }
  }
}
