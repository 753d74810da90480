package io.millrace.benchmark.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.observe.Sample;
import io.millrace.benchmark.observe.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second on a machine with four cores. */
class SurroundingsTest {
  private static final int CORES = 4;
  private static final Sample BEGIN = Samples.quiet(5_000).sample();

  private static Surroundings shared(Samples end) {
    return Surroundings.of(List.of(BEGIN, end.sample()), CORES, 0);
  }

  private static Surroundings split(Samples end) {
    return Surroundings.of(List.of(BEGIN, end.sample()), CORES, 1);
  }

  private static Samples end() {
    return Samples.quiet(6_000);
  }

  @Test
  void findsNothingOnAQuietMachine() {
    assertThat(shared(end()).breaches()).isEmpty();
    assertThat(split(end()).breaches()).isEmpty();
  }

  @Test
  void seesWhatTheHypervisorTook() {
    // 1 % of four cores for a second are 40 ms.
    assertThat(shared(end().stolen(39)).breaches()).isEmpty();
    assertThat(shared(end().stolen(80)).breaches())
        .containsExactly("the hypervisor took 2.0 % of the time");
  }

  @Test
  void seesOtherProcesses() {
    assertThat(shared(end().foreign(49)).breaches()).isEmpty();
    assertThat(shared(end().foreign(300)).breaches())
        .containsExactly("other processes used 30 % of a core");
  }

  @Test
  void seesIntrudersOnTheSystemsCoreIfItHasOne() {
    assertThat(split(end().intruders(19)).breaches()).isEmpty();
    assertThat(split(end().intruders(30)).breaches())
        .containsExactly("others used 3.0 % of the cores that the system is kept on");
  }

  @Test
  void seesWaitingForMemoryAndDisk() {
    assertThat(shared(end().stalls(49, 49)).breaches()).isEmpty();
    assertThat(shared(end().stalls(100, 60)).breaches())
        .containsExactly(
            "tasks waited for memory 10.0 % of the time",
            "tasks waited for a disk 6.0 % of the time");
  }

  @Test
  void seesThatTheBrokerIsTheLimit() {
    // Shared, half of the cores are its: two. Kept off one core, it has three.
    assertThat(shared(end().brokerSide(1_790)).breaches()).isEmpty();
    assertThat(shared(end().brokerSide(1_900)).breaches())
        .containsExactly("the broker was the limit: its share of the cores was 95 % busy");
    assertThat(split(end().brokerSide(1_900)).breaches()).isEmpty();
    assertThat(split(end().brokerSide(2_850)).breaches()).hasSize(1);
  }

  @Test
  void seesAFullDiskWheneverItWas() {
    Sample full = end().free(9L << 30).sample();
    Sample later = Samples.quiet(7_000).sample();

    assertThat(Surroundings.of(List.of(BEGIN, full, later), CORES, 0).breaches())
        .containsExactly("only 9,216 MiB of disk were free");
  }

  @Test
  void tellsOfAPartOfTheRunOnly() {
    Sample begin = Samples.quiet(5_000).foreign(4_000).sample();
    Sample end = Samples.quiet(6_000).foreign(4_010).sample();

    assertThat(Surroundings.of(List.of(begin, end), CORES, 0).foreignCores())
        .isEqualTo(0.01, within(1e-9));
  }
}
