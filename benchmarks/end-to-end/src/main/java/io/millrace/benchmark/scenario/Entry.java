package io.millrace.benchmark.scenario;

/**
 * What every block of a series runs once.
 *
 * @param label what the system is called in the series: its name, with a number from its second
 *     mention on
 * @param system its name
 * @param setting what it is asked to do
 * @param records on its input topic
 */
public record Entry(String label, String system, Setting setting, long records) {

  @Override
  public String toString() {
    return label + " " + setting;
  }
}
