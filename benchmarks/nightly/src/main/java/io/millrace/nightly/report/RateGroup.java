package io.millrace.nightly.report;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.LatencyAtRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Latencies that may be compared: all at the same rate, or each at the same share of what its
 * system keeps up with.
 *
 * @param words how the rate was chosen
 * @param members of the figures that count
 */
record RateGroup(String words, List<Member> members) {

  /** The latencies of a system. */
  record Member(Figure figure, LatencyAtRate latency) {}

  /** The groups of figures, in their order; one chosen for two reasons is in two of them. */
  static List<RateGroup> of(List<Figure> figures) {
    Map<String, List<Member>> groups = new LinkedHashMap<>();
    for (Figure figure : figures) {
      for (LatencyAtRate latency : figure.latency()) {
        if (latency.valid()) {
          for (String words : words(latency)) {
            groups
                .computeIfAbsent(words, first -> new ArrayList<>())
                .add(new Member(figure, latency));
          }
        }
      }
    }
    return groups.entrySet().stream()
        .map(group -> new RateGroup(group.getKey(), group.getValue()))
        .toList();
  }

  private static List<String> words(LatencyAtRate latency) {
    List<String> words = new ArrayList<>();
    if (latency.shareOfLowest() != null) {
      words.add("all at " + percent(latency.shareOfLowest()) + " of the lowest sustainable rate");
    }
    if (latency.shareOfOwn() != null) {
      words.add("each at " + percent(latency.shareOfOwn()) + " of its own sustainable rate");
    }
    return words.isEmpty()
        ? List.of("all at " + Amounts.of(latency.offeredRate()) + " records/s")
        : words;
  }

  private static String percent(double share) {
    return Amounts.tick(100 * share) + " %";
  }
}
