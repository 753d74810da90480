package io.millrace.nightly.report;

import io.millrace.nightly.history.Metric;

/** How a metric is called and in which unit it is shown. */
enum Quantity {
  CPU(
      Metric.CPU,
      "CPU time per record",
      "CPU time per record (compilers apart)",
      "µs",
      1e-3,
      "less is better"),
  ALLOCATED(
      Metric.ALLOCATED,
      "Allocated per record",
      "Allocated per record",
      "bytes",
      1,
      "less is better"),
  SPEED(Metric.SPEED, "Speed", "Speed", "records/s", 1, "more is better");

  private final Metric metric;
  private final String title;
  private final String ratio;
  private final String unit;
  private final double factor;
  private final String sense;

  Quantity(Metric metric, String title, String ratio, String unit, double factor, String sense) {
    this.metric = metric;
    this.title = title;
    this.ratio = ratio;
    this.unit = unit;
    this.factor = factor;
    this.sense = sense;
  }

  static Quantity of(Metric metric) {
    return switch (metric) {
      case CPU -> CPU;
      case ALLOCATED -> ALLOCATED;
      case SPEED -> SPEED;
    };
  }

  Metric metric() {
    return metric;
  }

  String title() {
    return title;
  }

  /** What is compared when it is given as a multiple of a baseline's. */
  String ratio() {
    return ratio;
  }

  String unit() {
    return unit;
  }

  String sense() {
    return sense;
  }

  /** A value of the metric in this unit. */
  double in(double value) {
    return value * factor;
  }

  /** A value of the metric with its unit. */
  String show(double value) {
    return Amounts.of(in(value)) + " " + unit;
  }
}
