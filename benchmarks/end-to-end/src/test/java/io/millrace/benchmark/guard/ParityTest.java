package io.millrace.benchmark.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParityTest {
  private static final List<String> LOG =
      """
      INFO ConsumerConfig - ConsumerConfig values:\s
      \tgroup.id = run-1
      \tmax.poll.records = 5000

      WARN Something - else
      INFO ProducerConfig - ProducerConfig values:\s
      \tacks = -1
      \tlinger.ms = 10
      INFO ConsumerConfig - ConsumerConfig values:\s
      \tgroup.id = null
      \tmax.poll.records = 7
      """
          .lines()
          .toList();

  private static final Parity PARITY =
      new Parity(Map.of("acks", "-1", "linger.ms", "10"), Map.of("max.poll.records", "5000"));

  @Test
  void readsThePropertiesOfEveryClient() {
    ClientLog log = ClientLog.of(LOG);

    assertThat(log.producers()).containsExactly(Map.of("acks", "-1", "linger.ms", "10"));
    assertThat(log.consumers())
        .extracting(consumer -> consumer.get("max.poll.records"))
        .containsExactly("5000", "7");
  }

  @Test
  void looksAtConsumersOfTheRunsGroupOnly() {
    assertThat(PARITY.breaches(ClientLog.of(LOG), "run-1")).isEmpty();
  }

  @Test
  void namesEachPropertyThatDiffers() {
    List<String> other =
        LOG.stream()
            .map(line -> line.replace("linger.ms = 10", "linger.ms = 100"))
            .map(line -> line.replace("records = 5000", "records = 500"))
            .toList();

    assertThat(PARITY.breaches(ClientLog.of(other), "run-1"))
        .containsExactly(
            "a consumer has max.poll.records = 500, not 5000",
            "a producer has linger.ms = 100, not 10");
  }

  @Test
  void takesSilenceForABreach() {
    assertThat(PARITY.breaches(ClientLog.of(List.of()), "run-1"))
        .containsExactly("its log shows no consumer", "its log shows no producer");
  }

  @Test
  void comesWithWhatAllSystemsAreHeldTo() {
    assertThat(Parity.ofAll().producer()).containsKeys("acks", "compression.type");
    assertThat(Parity.ofAll().consumer()).containsKeys("max.poll.records");
  }
}
