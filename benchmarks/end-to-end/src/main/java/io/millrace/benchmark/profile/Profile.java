package io.millrace.benchmark.profile;

import io.millrace.benchmark.observe.ThreadGroups;
import io.millrace.benchmark.profile.Layers.Charge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * How often the Java threads of a system were seen in each layer while they used CPU time, native
 * code and the kernel included. What compilers and collector use is measured apart.
 *
 * @param samples how often each method was the one to be charged
 */
public record Profile(Map<Charge, Long> samples) {
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String THREAD = "sampledThread";

  /** Copies the map. */
  public Profile {
    samples = Map.copyOf(samples);
  }

  /**
   * Reads a recording.
   *
   * @param begin samples before that do not count
   * @param end samples from then on do not count
   */
  public static Profile of(Path file, Instant begin, Instant end, Layers layers)
      throws IOException {
    Map<Charge, Long> samples = new HashMap<>();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        Instant time = event.getStartTime();
        if (isOfTheApplication(event) && !time.isBefore(begin) && time.isBefore(end)) {
          samples.merge(layers.charge(stack(event)), 1L, Long::sum);
        }
      }
    }
    return new Profile(samples);
  }

  private static boolean isOfTheApplication(RecordedEvent event) {
    return event.getEventType().getName().equals(SAMPLE)
        && ThreadGroups.isApplication(event.getThread(THREAD).getOSName());
  }

  private static List<String> stack(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream().map(Profile::name).toList();
  }

  private static String name(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName();
  }

  /**
   * What each layer cost, in the order of the layers, those that were not seen left out.
   *
   * @param nanos what all of them cost together
   */
  public Map<String, Double> costs(Layers layers, double nanos) {
    Map<String, Long> counts = new HashMap<>();
    samples.forEach((charge, count) -> counts.merge(charge.layer(), count, Long::sum));
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Double> costs = new LinkedHashMap<>();
    layers
        .names()
        .filter(counts::containsKey)
        .forEach(name -> costs.put(name, nanos * counts.get(name) / all));
    return costs;
  }

  /** A line for each method, the most seen first: layer, method and number of samples as CSV. */
  public List<String> lines() {
    return Stream.concat(
            Stream.of("layer,method,samples"),
            samples.entrySet().stream()
                .sorted(
                    Map.Entry.<Charge, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().method()))
                .map(
                    entry ->
                        entry.getKey().layer()
                            + ","
                            + entry.getKey().method()
                            + ","
                            + entry.getValue()))
        .toList();
  }
}
