package io.millrace.benchmark.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a JVM has allocated, by the log of its collector: between two collections as much as the
 * heap has grown. Nothing is attached to the JVM for it.
 */
public final class GcLog {
  private static final Pattern PAUSE =
      Pattern.compile("\\[(\\d+)ms].* Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\) [0-9.]+ms");
  private static final long MEBIBYTE = 1 << 20;
  private static final double LEAST_SHARE = 0.5;

  /**
   * A collection.
   *
   * @param millis when it had ended, since the epoch
   * @param allocated bytes since the JVM was started
   */
  private record Collection(double millis, double allocated) {}

  private final List<Collection> collections;

  private GcLog(List<Collection> collections) {
    this.collections = collections;
  }

  /** The JVM's flag that makes it write such a log. */
  public static String flag(Path file) {
    return "-Xlog:gc*:file=" + file + ":timemillis:filecount=0";
  }

  /** Reads a log. */
  public static GcLog of(List<String> lines) {
    List<Collection> collections = new ArrayList<>();
    double allocated = 0;
    long heap = 0;
    for (String line : lines) {
      Matcher pause = PAUSE.matcher(line);
      if (pause.matches()) {
        allocated += (Long.parseLong(pause.group(2)) - heap) * (double) MEBIBYTE;
        heap = Long.parseLong(pause.group(3));
        collections.add(new Collection(Long.parseLong(pause.group(1)), allocated));
      }
    }
    return new GcLog(collections);
  }

  /**
   * Bytes allocated in a part of the run; between two collections everything is taken to be even.
   * What lies before the first collection or behind the last is taken to be like the rest; nothing
   * if that is more than half.
   *
   * @param fromMillis its begin, since the epoch
   * @param toMillis its end
   */
  public OptionalDouble allocated(double fromMillis, double toMillis) {
    if (collections.size() < 2) {
      return OptionalDouble.empty();
    }
    double from = Math.max(fromMillis, collections.get(0).millis());
    double to = Math.min(toMillis, collections.get(collections.size() - 1).millis());
    double known = (to - from) / (toMillis - fromMillis);
    return known < LEAST_SHARE
        ? OptionalDouble.empty()
        : OptionalDouble.of((at(to) - at(from)) / known);
  }

  private double at(double millis) {
    int after = 1;
    while (after < collections.size() - 1 && collections.get(after).millis() < millis) {
      after++;
    }
    Collection left = collections.get(after - 1);
    Collection right = collections.get(after);
    double width = right.millis() - left.millis();
    double share = width == 0 ? 1 : (millis - left.millis()) / width;
    return left.allocated() + share * (right.allocated() - left.allocated());
  }
}
