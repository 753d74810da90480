package io.millrace.local;

import java.io.IOException;
import java.io.PrintStream;

/**
 * The main class of a broker's JVM: formats the storage if need be, starts Kafka and ends with its
 * parent.
 *
 * <p>Arguments: the cluster id and the broker's configuration file. The parent holds the other end
 * of standard input and never writes to it; its end means that the parent is gone, even by {@code
 * kill -9}, and halts the broker at once.
 *
 * <p>Runs on the broker's class path, so it may use the JDK only; Kafka is reached by reflection,
 * because the project itself compiles against another version of it.
 */
public final class BrokerProcess {
  /** The exit code when the parent is gone: that of a process ended by SIGTERM. */
  static final int PARENT_GONE = 143;

  private BrokerProcess() {}

  /**
   * Runs a broker until it is stopped; does not return before.
   *
   * @throws ReflectiveOperationException if Kafka is not on the class path, or its own failure as
   *     the cause
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    if (args.length != 2) {
      throw new IllegalArgumentException("arguments: <cluster id> <server.properties>");
    }
    Thread watch = new Thread(BrokerProcess::haltAtEndOfInput, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    int formatted = format(args[0], args[1]);
    if (formatted != 0) {
      System.exit(formatted);
    }
    Class.forName("kafka.Kafka")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {args[1]});
  }

  private static int format(String clusterId, String configuration)
      throws ReflectiveOperationException {
    String[] arguments = {
      "format", "--ignore-formatted", "--cluster-id", clusterId, "--config", configuration
    };
    return (int)
        Class.forName("kafka.tools.StorageTool")
            .getMethod("execute", String[].class, PrintStream.class)
            .invoke(null, arguments, System.out);
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is expected here; only the end counts.
      }
    } catch (IOException e) {
      System.err.println("Standard input cannot be read, taken for its end: " + e);
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }
}
