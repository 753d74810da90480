package io.millrace.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopTest {
  private static final int SIGTERM_EXIT = 143;
  private static final int HOOKS = 40;

  private static List<String> linesOf(Process process) throws Exception {
    try (BufferedReader out = process.inputReader()) {
      return out.lines().toList();
    }
  }

  private static Process start(Class<?> main) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName())
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void isRequestedWhateverHookComesFirst() throws Exception {
    Process process = start(ManyHooks.class);

    assertThat(linesOf(process))
        .hasSize(HOOKS + 1)
        .contains("interrupted")
        .filteredOn(line -> !line.equals("interrupted"))
        .containsOnly("requested");
    assertThat(process.waitFor()).isEqualTo(SIGTERM_EXIT);
  }

  @Test
  void isNotRequestedByAFailureNorByAnOrderlyEnd() throws Exception {
    Runnable never = () -> fail("was not stopped");
    Stop.Work failing =
        () -> {
          throw new IOException("the broker is gone");
        };
    assertThatThrownBy(() -> Stop.unlessRequested(failing, never))
        .isInstanceOf(IOException.class)
        .hasMessage("the broker is gone");

    Process process = start(OrderlyEnd.class);

    assertThat(linesOf(process)).containsExactly("ended");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void saysSoBeforeTheJvmEnds() throws Exception {
    Process process = start(Terminated.class);

    assertThat(linesOf(process)).containsExactly("stopped");
    assertThat(process.waitFor()).isEqualTo(SIGTERM_EXIT);
  }

  /** Is terminated, and asks from many hooks, of which most run before that of the stop. */
  static final class ManyHooks {
    private ManyHooks() {}

    public static void main(String[] args) {
      Thread exit = new Thread(() -> System.exit(SIGTERM_EXIT));
      try (Stop stop = Stop.install()) {
        for (int i = 0; i < HOOKS; i++) {
          Runtime.getRuntime()
              .addShutdownHook(
                  new Thread(
                      () -> System.out.println(stop.requested() ? "requested" : "not requested")));
        }
        exit.start();
        exit.join();
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      }
    }
  }

  /** Ends after what was watched over. */
  static final class OrderlyEnd {
    private OrderlyEnd() {}

    public static void main(String[] args) throws Exception {
      Runnable stopped = () -> System.out.println("stopped");
      if (Stop.unlessRequested(() -> {}, stopped)) {
        System.out.println("ended");
      }
    }
  }

  /** Is terminated at its work. */
  static final class Terminated {
    private Terminated() {}

    public static void main(String[] args) throws Exception {
      Thread exit = new Thread(() -> System.exit(SIGTERM_EXIT));
      Stop.Work work =
          () -> {
            exit.start();
            exit.join();
          };
      if (Stop.unlessRequested(work, () -> System.out.println("stopped"))) {
        System.out.println("ended");
      }
    }
  }
}
