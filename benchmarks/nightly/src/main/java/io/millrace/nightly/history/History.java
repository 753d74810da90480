package io.millrace.nightly.history;

import io.millrace.benchmark.result.Figure;
import io.millrace.benchmark.result.Result;
import io.millrace.nightly.detect.Detector;
import io.millrace.nightly.detect.Finding;
import io.millrace.nightly.detect.Noise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of all nights.
 *
 * @param rows in the order in which they were added
 */
public record History(List<HistoryRow> rows) {
  private static final Pattern SECOND_MENTION = Pattern.compile("(.+)-\\d+");

  /** Copies the rows. */
  public History {
    rows = List.copyOf(rows);
  }

  /** Those of a night's rows that are not there yet: a result may be given twice. */
  public List<HistoryRow> missing(List<HistoryRow> night) {
    Set<List<Object>> known =
        rows.stream().map(History::identity).collect(Collectors.toCollection(HashSet::new));
    return night.stream().filter(row -> known.add(identity(row))).toList();
  }

  /** This and more rows. */
  public History plus(List<HistoryRow> more) {
    List<HistoryRow> all = new ArrayList<>(rows);
    all.addAll(more);
    return new History(all);
  }

  /**
   * What is to be said of a night. Of every metric the ratio to the baseline is judged if there is
   * one, since what slows down the whole machine cancels out in it, else the figure itself.
   *
   * @param night whose rows have been added
   * @param watched how the labels begin whose figures are judged
   */
  public List<Judgement> judge(Night night, String watched) {
    List<Judgement> judgements = new ArrayList<>();
    List<HistoryRow> tonight = night.rows();
    Set<String> labels = labels(night.result());
    for (HistoryRow row : tonight) {
      boolean judged = row.system().startsWith(watched) && !again(row.system(), labels);
      if (judged && (row.series().relative() || !hasRatio(row, tonight))) {
        judgements.add(judgement(row));
      }
    }
    return judgements;
  }

  /** Watched figures of a result that could not be judged, as they do not count. */
  public static List<Figure> notJudged(Result result, String watched) {
    Set<String> labels = labels(result);
    return result.figures().stream()
        .filter(figure -> figure.system().startsWith(watched))
        .filter(figure -> !again(figure.system(), labels))
        .filter(figure -> !result.valid() || !figure.valid())
        .toList();
  }

  /** The nights of a series up to one of its rows, in the order of time. */
  public List<HistoryRow> until(HistoryRow row) {
    return rows.stream()
        .filter(other -> other.series().equals(row.series()))
        .filter(other -> !other.start().isAfter(row.start()))
        .sorted(Comparator.comparing(HistoryRow::start))
        .toList();
  }

  private Judgement judgement(HistoryRow row) {
    List<HistoryRow> nights = until(row);
    double[] values = nights.stream().mapToDouble(HistoryRow::value).toArray();
    double noise = Noise.measured().ofNight(row.metric(), row.runs());
    Finding finding = Detector.judge(values, row.series().metric().sense(), noise);
    return new Judgement(row.series(), nights, finding);
  }

  private static boolean hasRatio(HistoryRow row, List<HistoryRow> tonight) {
    Series own = row.series();
    return tonight.stream()
        .map(HistoryRow::series)
        .filter(Series::relative)
        .anyMatch(
            series ->
                series.metric() == own.metric()
                    && series.system().equals(own.system())
                    && series.rung().equals(own.rung())
                    && series.guarantee().equals(own.guarantee())
                    && series.parallelism() == own.parallelism());
  }

  /** Whether a label is a system's second mention: the same system, there to show the noise. */
  private static boolean again(String label, Set<String> labels) {
    Matcher matcher = SECOND_MENTION.matcher(label);
    return matcher.matches() && labels.contains(matcher.group(1));
  }

  private static Set<String> labels(Result result) {
    return result.figures().stream().map(Figure::system).collect(Collectors.toSet());
  }

  private static List<Object> identity(HistoryRow row) {
    return List.of(row.startedAt(), row.series());
  }
}
