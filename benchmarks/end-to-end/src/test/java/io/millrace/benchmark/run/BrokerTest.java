package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.load.pace.Progress;
import io.millrace.load.workload.Workload;
import io.millrace.load.workload.WorkloadFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class BrokerTest {
  /** So many that some are under way when progress is told of for the first time. */
  private static final Workload MANY_PROFILES =
      WorkloadFile.parse("", List.of("records=1000", "keys.users=500000"));

  private static final Duration FAR_LESS_THAN_A_DELIVERY_TIMEOUT = Duration.ofSeconds(30);

  @Test
  void anInterruptedPreloadDoesNotWaitForABrokerThatIsGone() throws IOException {
    try (Broker broker = Broker.start()) {
      Progress stop =
          (task, done, total) -> {
            broker.pids().forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
            Thread.currentThread().interrupt();
          };
      long begin = System.nanoTime();

      assertThatThrownBy(() -> broker.preload("in", MANY_PROFILES, stop))
          .isInstanceOf(InterruptException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isLessThan(FAR_LESS_THAN_A_DELIVERY_TIMEOUT);
    } finally {
      // Kafka's clients set it again when they throw.
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
