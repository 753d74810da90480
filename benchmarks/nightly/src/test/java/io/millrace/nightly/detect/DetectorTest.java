package io.millrace.nightly.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.nightly.detect.Finding.Rule;
import io.millrace.nightly.detect.Finding.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DetectorTest {
  private static final double NOISE = 0.037;
  private static final int HISTORIES = 200;

  @Test
  void saysNothingOfTooFewNights() {
    Finding first = Detector.judge(new double[] {5}, Sense.LESS_IS_BETTER, NOISE);
    assertThat(first.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(first.now()).isEqualTo(5, within(1e-9));
    assertThat(first.before()).isNaN();

    double[] five = {100, 100, 200, 200, 200};
    assertThat(Detector.judge(five, Sense.LESS_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void findsThreeBadNightsInAShortHistory() {
    double[] costs = {100, 101, 99, 100, 102, 120, 121, 119};

    Finding finding = Detector.judge(costs, Sense.LESS_IS_BETTER, 0.02);

    assertThat(finding.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(finding.rule()).isEqualTo(Rule.BEST_OF_THREE);
    assertThat(finding.before()).isEqualTo(100, within(1e-9));
    assertThat(finding.now()).isEqualTo(120, within(1e-9));
    assertThat(finding.change()).isEqualTo(0.2, within(1e-9));
    assertThat(finding.since()).isEqualTo(3);
  }

  @Test
  void letsTwoBadNightsPass() {
    double[] costs = {100, 101, 99, 100, 102, 100, 121, 119};
    assertThat(Detector.judge(costs, Sense.LESS_IS_BETTER, 0.02).verdict())
        .isEqualTo(Verdict.STEADY);
  }

  @Test
  void knowsThatMoreSpeedIsBetter() {
    double[] figures = Nights.of(0.01).costs(45, 40, 1.1, 3);
    assertThat(Detector.judge(figures, Sense.LESS_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.WORSE);
    assertThat(Detector.judge(figures, Sense.MORE_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.BETTER);
  }

  @Test
  void tellsWhenAndByHowMuchItChanged() {
    Finding finding =
        Detector.judge(Nights.of(0.005).costs(50, 45, 1.1, 5), Sense.LESS_IS_BETTER, NOISE);

    assertThat(finding.rule()).isEqualTo(Rule.CHANGE_POINTS);
    assertThat(finding.changes()).containsExactly(45);
    assertThat(finding.since()).isEqualTo(5);
    assertThat(finding.change()).isEqualTo(0.1, within(0.01));
  }

  @Test
  void takesAnOldChangeForTheLevel() {
    double[] costs = Nights.of(0.005).costs(40 + Detector.RECENT + 1, 40, 1.1, 5);

    Finding finding = Detector.judge(costs, Sense.LESS_IS_BETTER, NOISE);

    assertThat(finding.verdict()).isEqualTo(Verdict.STEADY);
    assertThat(finding.changes()).containsExactly(40);
    assertThat(finding.before()).isEqualTo(110, within(1.0));
    double[] aNightEarlier = Arrays.copyOf(costs, costs.length - 1);
    assertThat(Detector.judge(aNightEarlier, Sense.LESS_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void isNotDisturbedBySingleOddNights() {
    double[] costs = Nights.of(0.02).quiet(60, 1);
    costs[58] *= 1.5;
    costs[59] *= 1.5;
    assertThat(Detector.judge(costs, Sense.LESS_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.STEADY);
  }

  @Test
  void ignoresWhatIsSignificantButSmall() {
    double[] costs = Nights.of(0.001).costs(60, 50, 1.02, 1);
    Finding finding = Detector.judge(costs, Sense.LESS_IS_BETTER, NOISE);
    assertThat(finding.verdict()).isEqualTo(Verdict.STEADY);
    assertThat(finding.changes()).containsExactly(50);
  }

  @Test
  void bearsConstants() {
    double[] costs = new double[60];
    Arrays.fill(costs, 7);
    assertThat(Detector.judge(costs, Sense.LESS_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.STEADY);
    Arrays.fill(costs, 50, 60, 8);
    assertThat(Detector.judge(costs, Sense.LESS_IS_BETTER, NOISE).verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void refusesWhatIsNoFigure() {
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Detector.judge(new double[] {1, wrong}, Sense.LESS_IS_BETTER, NOISE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void raisesAtMostOneFalseAlarmInTwoHundredQuietNights() {
    int[] alarms = new DetectorSimulation(Nights.of(NOISE), HISTORIES).falseAlarms();

    assertThat(alarms[0]).isLessThanOrEqualTo(1);
    assertThat(Arrays.stream(alarms).average().orElseThrow()).isLessThan(0.3);
    assertThat(share(alarms, 1)).isGreaterThan(0.95);
  }

  @Test
  void raisesNoMoreAlarmsWithTheNoiseThatWasMeasured() {
    double noise = Noise.measured().ofNight("cpuNanosPerRecord", 6);
    int[] alarms = new DetectorSimulation(Nights.of(noise), HISTORIES).falseAlarms();

    assertThat(alarms[0]).isLessThanOrEqualTo(1);
    assertThat(Arrays.stream(alarms).average().orElseThrow()).isLessThan(0.3);
  }

  @Test
  void findsEightPerCentWithinAWeek() {
    int[] delays = new DetectorSimulation(Nights.of(NOISE), HISTORIES).delays(60, 1.08);
    assertThat(DetectorSimulation.within(delays, 7)).isGreaterThan(0.9);
    assertThat(DetectorSimulation.within(delays, 14)).isGreaterThan(0.98);
  }

  @Test
  void findsMostSlowdownsOfFivePerCentWithinTwoWeeks() {
    int[] delays = new DetectorSimulation(Nights.of(NOISE), HISTORIES).delays(60, 1.05);
    assertThat(DetectorSimulation.within(delays, 14)).isGreaterThan(0.7);

    int[] quieter = new DetectorSimulation(Nights.of(0.02), HISTORIES).delays(60, 1.05);
    assertThat(DetectorSimulation.within(quieter, 14)).isGreaterThan(0.93);
  }

  @Test
  void findsEightPerCentInAShortHistory() {
    int[] delays = new DetectorSimulation(Nights.of(NOISE), HISTORIES).delays(15, 1.08);
    assertThat(DetectorSimulation.within(delays, 14)).isGreaterThan(0.65);
  }

  private static double share(int[] counts, int atMost) {
    return Arrays.stream(counts).filter(count -> count <= atMost).count() / (double) counts.length;
  }
}
