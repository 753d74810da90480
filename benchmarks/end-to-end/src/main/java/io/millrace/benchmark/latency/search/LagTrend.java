package io.millrace.benchmark.latency.search;

import java.util.List;

/** How fast a system falls behind: the slope of its lag by ordinary least squares. */
public final class LagTrend {
  private LagTrend() {}

  /**
   * What was to be seen at a moment.
   *
   * @param seconds since any fixed moment
   * @param lag records that have been sent and not been worked off
   */
  public record Point(double seconds, double lag) {}

  /**
   * The slope in records per second; positive if the lag grows.
   *
   * @throws IllegalArgumentException if the points are not of two moments at least
   */
  public static double slope(List<Point> points) {
    double meanSeconds = points.stream().mapToDouble(Point::seconds).average().orElse(0);
    double meanLag = points.stream().mapToDouble(Point::lag).average().orElse(0);
    double product = 0;
    double square = 0;
    for (Point point : points) {
      double off = point.seconds() - meanSeconds;
      product += off * (point.lag() - meanLag);
      square += off * off;
    }
    if (!(square > 0)) {
      throw new IllegalArgumentException("there is no trend of " + points.size() + " points");
    }
    return product / square;
  }
}
