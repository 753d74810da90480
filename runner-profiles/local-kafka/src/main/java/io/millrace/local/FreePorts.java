package io.millrace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds loopback ports nobody listens on.
 *
 * <p>They lie below the ports the operating system gives to outgoing connections. A port of that
 * range (what binding to port 0 gives) can be taken by any client between two starts of a broker,
 * and a client that keeps trying to reach a killed broker can even be connected to itself by the
 * system, which then keeps the broker from coming back.
 */
final class FreePorts {
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 30_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /**
   * Finds {@code count} different ports. They were free a moment ago, which is no promise: use them
   * at once and try again on a clash.
   */
  static List<Integer> find(int count) {
    List<Integer> ports = new ArrayList<>(count);
    for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!ports.contains(port) && isFree(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new IllegalStateException(
          "No " + count + " free ports between " + LOWEST + " and " + HIGHEST);
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (BindException e) {
      // The answer, not a failure.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell whether port " + port + " is free", e);
    }
  }
}
