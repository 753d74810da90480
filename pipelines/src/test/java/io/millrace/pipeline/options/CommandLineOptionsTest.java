package io.millrace.pipeline.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.enrich.UnknownReference;
import io.millrace.pipeline.read.Packing;
import io.millrace.shard.ShardStateKind;
import java.util.List;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineOptionsTest {

  private static MillraceOptions parse(String... args) {
    return CommandLineOptions.parse(args, List.of(MillraceOptions.class, ExperimentalOptions.class))
        .as(MillraceOptions.class);
  }

  private static List<String> problems(String... args) {
    return catchThrowableOfType(InvalidOptionsException.class, () -> parse(args)).problems();
  }

  @Test
  void takesValuesOfEveryType() {
    MillraceOptions options =
        parse(
            "--inputTopic=clicks",
            "--shards=128",
            "--windowSize=PT5M",
            "--unknownReference=REJECT",
            "--packing=BUNDLE",
            "--shardState=JOURNAL");

    assertThat(options.getInputTopic()).isEqualTo("clicks");
    assertThat(options.getShards()).isEqualTo(128);
    assertThat(options.getWindowSize()).isEqualTo("PT5M");
    assertThat(options.getUnknownReference()).isEqualTo(UnknownReference.REJECT);
    assertThat(options.getPacking()).isEqualTo(Packing.BUNDLE);
    assertThat(options.getShardState()).isEqualTo(ShardStateKind.JOURNAL);
  }

  @Test
  void valuesMayHoldEqualsSigns() {
    assertThat(parse("--consumerGroup=a=b").getConsumerGroup()).isEqualTo("a=b");
  }

  @ParameterizedTest
  @CsvSource({
    "--inputTopics=x, --inputTopics, --inputTopic",
    "--inputtopic=x, --inputtopic, --inputTopic",
    "--windowsize=PT1M, --windowsize, --windowSize",
    "--shard=64, --shard, --shards",
    "--deadletterTopic, --deadletterTopic, --deadLetterTopic"
  })
  void namesTheOptionThatWasMeant(String arg, String name, String meant) {
    assertThat(problems(arg))
        .containsExactly("there is no option " + name + ": did you mean " + meant + "?");
  }

  @Test
  void pointsToHelpWhenNothingIsNear() {
    assertThat(problems("--something=else"))
        .containsExactly("there is no option --something: see --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shards=64", "-shards=64", "64", ""})
  void refusesOtherForms(String arg) {
    assertThat(problems(arg)).containsExactly("\"" + arg + "\" is not of the form --name=value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inputTopic", "shards", "windowSize", "packing"})
  void anOptionThatIsNoFlagNeedsAValue(String name) {
    assertThat(problems("--" + name))
        .containsExactly("--" + name + " has no value: write --" + name + "=…");
  }

  @Test
  void refusesAnOptionGivenTwiceUnlessItTakesMany() {
    assertThat(problems("--shards=64", "--shards=128"))
        .containsExactly("--shards is given more than once");
    assertThat(
            parse("--experiments=one", "--experiments=two")
                .as(ExperimentalOptions.class)
                .getExperiments())
        .containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--shards=many",
        "--shards=2.5",
        "--shards=",
        "--shards=99999999999",
        "--packing=SOMEWHERE",
        "--packing=consumer",
        "--unknownReference="
      })
  void refusesValuesOfAnotherType(String arg) {
    assertThat(problems(arg))
        .singleElement()
        .satisfies(problem -> assertThat(problem).startsWith(arg + ": ").hasLineCount(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--shards=1",
        "--shards=4096",
        "--windowSize=PT0.1S",
        "--windowSize=P7D",
        "--windowSize=PT168H",
        "--allowedLateness=PT0S",
        "--allowedLateness=P7D",
        "--deduplicationHorizon=PT0.1S",
        "--maxDisorder=PT0S",
        "--maxDisorder=P1D",
        "--idleTimeout=PT1H",
        "--referenceRefresh=PT0.1S",
        "--maxRecordBytes=1024",
        "--maxRecordBytes=104857600",
        "--stopWhenIdle=PT1S"
      })
  void takesTheBordersOfRanges(String arg) {
    assertThat(parse(arg)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "--shards=0, must be 1 to 4096",
    "--shards=4097, must be 1 to 4096",
    "--shards=-1, must be 1 to 4096",
    "--windowSize=PT0.099S, must be PT0.1S to P7D",
    "--windowSize=P7DT0.001S, must be PT0.1S to P7D",
    "--allowedLateness=PT-0.001S, must be PT0S to P7D",
    "--maxDisorder=P1DT1S, must be PT0S to P1D",
    "--idleTimeout=PT0S, must be PT0.1S to PT1H",
    "--maxRecordBytes=1023, must be 1024 to 104857600",
    "--maxRecordBytes=104857601, must be 1024 to 104857600",
    "--stopWhenIdle=PT0.5S, must be PT1S to P1D"
  })
  void refusesWhatIsBeyondThem(String arg, String message) {
    assertThat(problems(arg)).containsExactly(arg + " " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "1m", "PT", "P1M", "PT1", "1 minute", ""})
  void refusesWhatIsNoDuration(String value) {
    assertThat(problems("--windowSize=" + value))
        .containsExactly(
            "--windowSize="
                + value
                + " is not an ISO-8601 duration such as PT30S; must be PT0.1S to P7D");
  }

  @Test
  void reportsAllProblemsOfARoundAtOnce() {
    assertThat(problems("--shard=64", "shards", "--packing=SOMEWHERE", "--inputTopic")).hasSize(4);
    assertThat(problems("--shards=0", "--windowSize=1m", "--maxRecordBytes=1"))
        .containsExactlyInAnyOrder(
            "--shards=0 must be 1 to 4096",
            "--windowSize=1m is not an ISO-8601 duration such as PT30S; must be PT0.1S to P7D",
            "--maxRecordBytes=1 must be 1024 to 104857600");
  }

  @Test
  void theMessageHasALineForEachProblem() {
    InvalidOptionsException e =
        catchThrowableOfType(
            InvalidOptionsException.class, () -> parse("--shards=0", "--maxRecordBytes=1"));

    assertThat(e.getMessage().lines()).containsExactlyElementsOf(e.problems());
  }
}
