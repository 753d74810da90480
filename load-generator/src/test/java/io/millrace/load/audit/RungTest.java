package io.millrace.load.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.load.oracle.Expectation;
import io.millrace.load.oracle.Rung;
import io.millrace.load.pace.Progress;
import io.millrace.load.sequence.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What systems that do a part of the job are held to. */
class RungTest {
  private static final String RAW = FinishedRun.TOPICS.raw();
  private static final String ENRICHED = FinishedRun.TOPICS.enriched();
  private static final String DEAD = FinishedRun.TOPICS.deadLetters();
  private static final String TOTALS = FinishedRun.TOPICS.aggregates();
  private static final FinishedRun WHOLE = new FinishedRun(7, 20_000);

  @ParameterizedTest
  @EnumSource
  void staysGreenWhenJustThisWasDone(Rung rung) {
    AuditReport report = audit(rung, outputsOf(rung));

    assertThat(report.clean()).as(report.toTable()).isTrue();
    assertThat(report.balance().read()).isEqualTo(20_000);
    assertThat(report.balance().rejected() > 0).isEqualTo(!rung.passesAll());
    assertThat(report.balance().duplicates() > 0).isEqualTo(!rung.passesCopies());
    assertThat(report.balance().late() > 0).isEqualTo(rung.totals());
    assertThat(report.toTable().contains("totalled")).isEqualTo(rung.totals());
  }

  @ParameterizedTest
  @EnumSource
  void expectsSoManyOutputs(Rung rung) {
    Expectation expected = Expectation.of(new Sequence(WHOLE.workload), Progress.none());
    MemoryTopics outputs = outputsOf(rung).topics;
    long enriched = expected.outputsAtLeast(rung);
    long rejected = expected.deadLettersAtLeast(rung);
    long totals = expected.aggregatesAtLeast(rung);

    assertThat((long) outputs.all(ENRICHED).size()).isBetween(enriched, enriched + 20_000 / 50);
    assertThat((long) outputs.all(DEAD).size())
        .isBetween(rejected, rejected + (rung.totals() ? expected.lateAtMost() : 0));
    assertThat(outputs.all(TOTALS).stream().map(SabotagedRun::key).distinct().count())
        .isBetween(totals, rung.totals() ? expected.totalsAtMost() : 0);
    assertThat(totals).isGreaterThanOrEqualTo(rung.totals() ? expected.totalsAtMost() * 8 / 10 : 0);
  }

  @ParameterizedTest
  @EnumSource
  void turnsRedForARecordThatIsLostRepeatedOrAltered(Rung rung) {
    assertRed(rung, Fault.LOST, run -> run.topics.remove(anEvent(run)));
    assertRed(
        rung, Fault.DUPLICATED, run -> run.topics.repeat(anEvent(run), anEvent(run).partition()));
    assertRed(
        rung,
        Fault.WRONG_CONTENT,
        run ->
            run.topics.change(
                anEvent(run),
                record -> {
                  byte[] value = record.value().clone();
                  value[value.length - 1] ^= 1;
                  return MemoryTopics.with(record, record.key(), value);
                }));
    assertRed(
        rung,
        Fault.MISROUTED,
        run ->
            run.topics.change(
                anEvent(run),
                record -> MemoryTopics.with(record, new byte[] {'x'}, record.value())));
  }

  @ParameterizedTest
  @EnumSource(names = {"J2", "J3", "J4"})
  void turnsRedForWhatTheNextRungLeavesOutOrAdds(Rung rung) {
    assertRed(rung, Fault.LOST, run -> run.topics.remove(run.topics.all(DEAD).get(0)));
    assertRed(
        rung,
        Fault.UNEXPLAINED,
        run ->
            run.topics.append(passed(rejected(run), rejected(run).key(), rejected(run).value())));
    assertRed(
        rung, Fault.UNEXPLAINED, run -> run.topics.append(again(WHOLE.topics.all(TOTALS).get(0))));
    assertRed(
        rung,
        Fault.UNEXPLAINED,
        run ->
            WHOLE.topics.all(DEAD).stream()
                .filter(letter -> "LATE".equals(SabotagedRun.reason(letter)))
                .limit(1)
                .forEach(letter -> run.topics.append(again(letter))));
  }

  @Test
  void turnsRedForTheOutputsOfAnotherRung() {
    for (Rung done : Rung.values()) {
      for (Rung said : Rung.values()) {
        boolean same = done == said || (done.passesAll() && said.passesAll());
        assertThat(audit(said, outputsOf(done)).clean()).as("%s as %s", done, said).isEqualTo(same);
      }
    }
  }

  private static void assertRed(Rung rung, Fault fault, Consumer<FinishedRun> damage) {
    FinishedRun run = outputsOf(rung);
    damage.accept(run);
    AuditReport report = audit(rung, run);
    assertThat(report.clean()).isFalse();
    assertThat(report.outputs().stream().flatMap(topic -> topic.findings().stream()))
        .as(report.toTable())
        .anyMatch(finding -> finding.fault() == fault);
  }

  private static AuditReport audit(Rung rung, FinishedRun run) {
    return run.audit(AuditOptions.of(Mode.EXACTLY_ONCE).withRung(rung));
  }

  /** The topics as a system leaves them that does no more than this. */
  private static FinishedRun outputsOf(Rung rung) {
    FinishedRun run = WHOLE.copy();
    if (rung.totals()) {
      return run;
    }
    empty(run, TOTALS, record -> true);
    empty(run, DEAD, letter -> rung.passesAll() || "LATE".equals(SabotagedRun.reason(letter)));
    if (rung.enriches()) {
      return run;
    }
    empty(run, ENRICHED, record -> true);
    List<ConsumerRecord<byte[], byte[]>> inputs =
        rung.passesCopies()
            ? run.topics.all(RAW)
            : WHOLE.topics.all(ENRICHED).stream().map(RungTest::input).toList();
    for (ConsumerRecord<byte[], byte[]> input : inputs) {
      PlainRules.Judged judged = PlainRules.judge(input);
      if (rung.passesAll()) {
        run.topics.append(passed(input, input.key(), input.value()));
      } else if (judged.reason() == null) {
        byte[] user = judged.event().get("userId").toString().getBytes(StandardCharsets.UTF_8);
        run.topics.append(passed(input, user, input.value()));
      }
    }
    return run;
  }

  private static void empty(
      FinishedRun run, String topic, Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
    run.topics.all(topic).stream().filter(unwanted).forEach(run.topics::remove);
  }

  private static ConsumerRecord<byte[], byte[]> input(ConsumerRecord<byte[], byte[]> output) {
    return WHOLE
        .topics
        .log(RAW, (int) SourceHeaders.number(output, SourceHeaders.PARTITION))
        .get((int) SourceHeaders.number(output, SourceHeaders.OFFSET));
  }

  private static ConsumerRecord<byte[], byte[]> anEvent(FinishedRun run) {
    return run.topics.all(ENRICHED).stream()
        .filter(record -> PlainRules.judge(input(record)).reason() == null)
        .filter(record -> record.key() != null)
        .findFirst()
        .orElseThrow();
  }

  private static ConsumerRecord<byte[], byte[]> rejected(FinishedRun run) {
    return run.topics.all(RAW).stream()
        .filter(record -> PlainRules.judge(record).reason() != null)
        .findFirst()
        .orElseThrow();
  }

  private static ProducerRecord<byte[], byte[]> passed(
      ConsumerRecord<byte[], byte[]> input, byte[] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(ENRICHED, null, input.timestamp(), key, value);
    record.headers().add(header(SourceHeaders.PARTITION, input.partition()));
    record.headers().add(header(SourceHeaders.OFFSET, input.offset()));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  private static Header header(String name, long value) {
    return new RecordHeader(name, Long.toString(value).getBytes(StandardCharsets.UTF_8));
  }
}
