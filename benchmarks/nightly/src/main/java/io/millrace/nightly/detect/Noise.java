package io.millrace.nightly.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;

/**
 * How much a figure of one night differs from another's though nothing has changed, as it was
 * measured with pairs of identical systems. The measurements stand in {@code noise.properties} with
 * their source.
 */
public final class Noise {
  /** Deviation of a median by that of a mean, of normal values. */
  private static final double MEDIAN = Math.sqrt(Math.PI / 2);

  private final Properties measured;

  private Noise(Properties measured) {
    this.measured = measured;
  }

  /** What was measured. */
  public static Noise measured() {
    try (InputStream in = Noise.class.getResourceAsStream("noise.properties")) {
      Properties measured = new Properties();
      measured.load(in);
      return new Noise(measured);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read noise.properties", e);
    }
  }

  /** Ratios of identical systems, one for each block in which they were measured. */
  public double[] ratios(String metric) {
    String ratios = measured.getProperty(metric);
    if (ratios == null) {
      throw new IllegalArgumentException("no noise of " + metric + " was measured");
    }
    return Arrays.stream(ratios.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * Relative deviation of a night's figure: the median of as many ratios as the night had blocks.
   * The true ratio is known to be 1, so that even a single pair says something.
   */
  public double ofNight(String metric, int blocks) {
    double squares =
        Arrays.stream(ratios(metric)).map(Math::log).map(log -> log * log).average().orElseThrow();
    return blocks < 3 ? Math.sqrt(squares / blocks) : MEDIAN * Math.sqrt(squares / blocks);
  }
}
