package io.millrace.load.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadFileTest {
  @Test
  void namesEveryProblemAtOnce() {
    List<String> problems =
        problems(
            """
            recods: 5
            seed: x
            keys: {users: 0, exponent: -1, distribution: ZIPFF, extra: 1}
            eventTime: {span: 3h}
            payload: [1]
            """);

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "recods is unknown: did you mean records?",
            "seed is \"x\", not a whole number",
            "keys.extra is unknown; known are [distribution, exponent, hotShare, hotUsers, nullShare,"
                + " users]",
            "keys.distribution is \"ZIPFF\", not one of [UNIFORM, ZIPF, HOT_SET]",
            "eventTime.span is \"3h\", not an ISO-8601 duration such as PT90S",
            "payload is [1], not a section");
  }

  @Test
  void refusesAnUnknownFieldThoughAllElseIsRight() {
    assertThat(problems("recods: 5")).containsExactly("recods is unknown: did you mean records?");
    assertThat(problems("keys: {user: 5}")).hasSize(1);
  }

  @Test
  void checksAllRangesOfASection() {
    assertThat(problems("keys: {users: 0, exponent: -1}\nduplicates: {delayed: 1.5}"))
        .containsExactlyInAnyOrder(
            "keys.users is 0, not 1 to 5000000",
            "keys.exponent is -1.0, not 0.0 to 5.0",
            "duplicates.delayed is 1.5, not 0.0 to 1.0");
  }

  @Test
  void checksThatSharesFitTogether() {
    assertThat(problems("duplicates: {delayed: 0.9}\ndisorder: {disordered: 0.9}"))
        .singleElement()
        .asString()
        .contains("sum to");
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThat(problems("keys: {users: 1")).singleElement().asString().contains("line 1");
    assertThat(problems("seed: 1\nseed: 2")).singleElement().asString().contains("uplicate");
    assertThat(problems("just text")).singleElement().asString().contains("not sections");
  }

  @Test
  void overridesWinOverTheFile() {
    Workload workload =
        WorkloadFile.parse(
            "seed: 3\nkeys: {users: 7}",
            List.of("keys.users=9", "eventTime.start=2026-01-02T03:04:05Z"));

    assertThat(workload.seed()).isEqualTo(3);
    assertThat(workload.keys().users()).isEqualTo(9);
    assertThat(workload.eventTime().start()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(workload.payload()).isEqualTo(Workload.defaults().payload());
  }

  @Test
  void refusesOverridesOfUnknownFieldsAndOfNoForm() {
    InvalidWorkloadException unknown =
        catchThrowableOfType(
            InvalidWorkloadException.class, () -> WorkloadFile.parse("", List.of("keys.user=9")));
    assertThat(unknown.problems()).containsExactly("keys.user is unknown: did you mean users?");
    InvalidWorkloadException formless =
        catchThrowableOfType(
            InvalidWorkloadException.class, () -> WorkloadFile.parse("", List.of("seed")));
    assertThat(formless).hasMessageContaining("path=value");
  }

  @Test
  void printsWhatItReadsBack() {
    Workload workload =
        Workload.defaults().withSeed(42).resolved(Instant.parse("2026-05-05T05:05:05.5Z"));

    assertThat(WorkloadFile.parse(workload.toYaml(), List.of())).isEqualTo(workload);
    assertThat(WorkloadFile.fromTree(WorkloadFile.toTree(workload))).isEqualTo(workload);
  }

  @Test
  void resolvesTheStartAndTheCount() {
    Instant now = Instant.parse("2026-05-05T05:05:05.5Z");
    Workload workload =
        WorkloadFile.parse("", List.of("arrival.perSecond=250", "arrival.duration=PT2M"))
            .resolved(now);

    assertThat(workload.records()).isEqualTo(30_000);
    assertThat(workload.eventTime().start())
        .isEqualTo("2026-05-05T03:55:05Z")
        .isEqualTo(workload.resolved(now.plus(Duration.ofDays(1))).eventTime().start());
  }

  @Test
  void documentsEveryField() {
    Stream<String> fields =
        WorkloadFile.defaultText().lines().filter(line -> line.matches(" *\\w+: *[^ #].*"));
    assertThat(fields).hasSizeGreaterThan(40).allMatch(line -> line.contains("  # "));
  }

  @Test
  void hasEveryClassOfFaultByDefault() {
    Workload workload = Workload.defaults();
    Rejections rejections = workload.rejections();

    assertThat(workload.emptyPartitions()).isNotEmpty();
    assertThat(workload.duplicates().immediate() + workload.duplicates().delayed())
        .isGreaterThanOrEqualTo(0.05);
    assertThat(workload.disorder().disordered()).isGreaterThanOrEqualTo(0.1);
    assertThat(
            List.of(
                rejections.nullValue(),
                rejections.malformed(),
                rejections.unknownSchema(),
                rejections.missingField(),
                rejections.outOfRange(),
                rejections.badFormat(),
                rejections.badEventTime()))
        .allMatch(share -> share > 0);
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(
            InvalidWorkloadException.class, () -> WorkloadFile.parse(text, List.of()))
        .problems();
  }
}
