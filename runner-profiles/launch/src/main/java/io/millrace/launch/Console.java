package io.millrace.launch;

import io.millrace.reject.RejectionReason;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person sees of a run. */
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  void progress(JobMetrics metrics, long lag, double recordsPerSecond) {
    String watermark =
        metrics.watermark().isPresent()
            ? Instant.ofEpochMilli(metrics.watermark().getAsLong())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
            : "-";
    say(
        "read %,d (%,.0f/s)  enriched %,d  rejected %,d%s  late %,d  duplicates %,d  totals %,d  "
            + "lag %,d  watermark %s",
        metrics.read(),
        recordsPerSecond,
        metrics.enriched(),
        metrics.rejected(),
        reasons(metrics),
        metrics.late(),
        metrics.duplicates(),
        metrics.totals(),
        lag,
        watermark);
  }

  private static String reasons(JobMetrics metrics) {
    Map<RejectionReason, Long> reasons = metrics.rejections();
    reasons.remove(RejectionReason.LATE);
    return reasons.isEmpty()
        ? ""
        : reasons.entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  void balance(JobMetrics metrics) {
    say("");
    say(
        "balance: read %,d %s enriched %,d + rejected %,d + duplicates %,d",
        metrics.read(),
        metrics.read() == metrics.enriched() + metrics.rejected() + metrics.duplicates()
            ? "="
            : "IS NOT",
        metrics.enriched(),
        metrics.rejected(),
        metrics.duplicates());
    say(
        "         enriched %,d %s counted in totals %,d + late %,d",
        metrics.enriched(),
        metrics.enriched() == metrics.counted() + metrics.late() ? "=" : "IS NOT",
        metrics.counted(),
        metrics.late());
  }
}
