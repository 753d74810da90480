package io.millrace.enrich;

import static io.millrace.batch.TestEvent.batch;
import static io.millrace.batch.TestEvent.event;
import static io.millrace.batch.TestRecord.bytes;
import static io.millrace.enrich.UnknownReference.PASS;
import static io.millrace.enrich.UnknownReference.REJECT;
import static io.millrace.reject.RejectionReason.OVERSIZE;
import static io.millrace.reject.RejectionReason.UNKNOWN_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.batch.EventBatch;
import io.millrace.batch.TestEvent;
import io.millrace.batch.TestRecord;
import io.millrace.reject.Rejection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnricherTest {
  private static final ReferenceSnapshot REFERENCE =
      ReferenceSnapshot.of(1, Map.of("u", bytes("+profile-u"), "v", bytes("+v"), "e", bytes("")));

  private static Enricher enricher(UnknownReference policy) {
    return enricher(policy, 10_000);
  }

  private static Enricher enricher(UnknownReference policy, int maxRecordBytes) {
    return new Enricher("join", bytes("?"), policy, maxRecordBytes);
  }

  @Test
  void appendsTheRowOfTheKeyToEachEventInOrder() {
    TestEvent first = event("1").of("v").in(TestRecord.record(8).withHeader("h", null));
    Enricher enricher = enricher(PASS);
    EventBatch enriched =
        enricher.enrich(
            batch(first, event("2").of("u").at(-4).asTranscoded(), event("3").of("e")), REFERENCE);

    assertThat(TestEvent.of(enriched))
        .containsExactly(
            first.extended("+v"),
            event("2").of("u").at(-4).asTranscoded().extended("+profile-u"),
            event("3").of("e"));
    assertThat(enricher.rejections()).isEmpty();
  }

  @Test
  void anEventWithoutARowPassesWithWhatStandsForNone() {
    Enricher enricher = enricher(PASS);
    EventBatch enriched =
        enricher.enrich(
            batch(event("1").of("x"), event("2").of("u"), event("3").of("")), REFERENCE);

    assertThat(TestEvent.of(enriched))
        .containsExactly(
            event("1").of("x").extended("?"),
            event("2").of("u").extended("+profile-u"),
            event("3").of("").extended("?"));
    assertThat(enricher.rejections()).isEmpty();
  }

  @Test
  void anEventWithoutARowIsRejectedUnderThatPolicy() {
    TestEvent unknown =
        event("1").of("x").in(TestRecord.record(8).withHeader("h", "1")).from(4, 99);
    Enricher enricher = enricher(REJECT);
    EventBatch enriched =
        enricher.enrich(batch(unknown, event("2").of("u"), event("3").of("y")), REFERENCE);

    assertThat(TestEvent.of(enriched)).containsExactly(event("2").of("u").extended("+profile-u"));
    assertThat(enricher.rejections()).hasSize(2);
    assertThat(enricher.rejections().get(0))
        .isEqualTo(
            new Rejection(
                UNKNOWN_REFERENCE,
                "no reference row for the key",
                "join",
                "input",
                4,
                99,
                1_008,
                bytes("key8"),
                bytes("ab<1|x>xyz"),
                unknown.record().packedHeaders()));
  }

  @Test
  void aBatchMayBeRejectedAsAWhole() {
    Enricher enricher = enricher(REJECT);
    EventBatch enriched = enricher.enrich(batch(event("1"), event("2")), REFERENCE);

    assertThat(enriched.count()).isZero();
    assertThat(enricher.rejections()).extracting(Rejection::reason).containsOnly(UNKNOWN_REFERENCE);
    assertThat(enricher.enrich(batch(event("1").of("u")), REFERENCE).count()).isEqualTo(1);
    assertThat(enricher.rejections()).isEmpty();
  }

  @Test
  void anEventIsOversizeFromOneByteOverTheLimit() {
    TestEvent large = event("1".repeat(900)).of("u");
    int size = 1 + large.payload().length() + "+profile-u".length() + Enricher.RECORD_OVERHEAD;
    Enricher fits = enricher(PASS, size);
    Enricher tooSmall = enricher(PASS, size - 1);

    assertThat(TestEvent.of(fits.enrich(batch(large), REFERENCE)))
        .containsExactly(large.extended("+profile-u"));
    assertThat(fits.rejections()).isEmpty();
    assertThat(TestEvent.ids(tooSmall.enrich(batch(large, event("2")), REFERENCE)))
        .containsExactly("2");
    assertThat(tooSmall.rejections()).hasSize(1);
    assertThat(tooSmall.rejections().get(0).reason()).isEqualTo(OVERSIZE);
    assertThat(tooSmall.rejections().get(0).value()).isEqualTo(bytes(large.record().value()));
  }

  @Test
  void whatStandsForNoRowCountsForTheSizeToo() {
    TestEvent large = event("1".repeat(900)).of("x");
    int size = 1 + large.payload().length() + 1 + Enricher.RECORD_OVERHEAD;

    assertThat(enricher(PASS, size).enrich(batch(large), REFERENCE).count()).isEqualTo(1);
    assertThat(enricher(PASS, size - 1).enrich(batch(large), REFERENCE).count()).isZero();
  }

  @Test
  void anExtensionThatIsThereAlreadyCountsForTheSizeToo() {
    TestEvent large = event("1".repeat(900)).of("u");
    EventBatch once = enricher(PASS).enrich(batch(large), REFERENCE);
    int size = 1 + large.payload().length() + 2 * 10 + Enricher.RECORD_OVERHEAD;

    assertThat(TestEvent.of(enricher(PASS, size).enrich(once, REFERENCE)))
        .containsExactly(large.extended("+profile-u+profile-u"));
    assertThat(enricher(PASS, size - 1).enrich(once, REFERENCE).count()).isZero();
  }

  @Test
  void anEmptySnapshotHasNoRowForAnyEvent() {
    ReferenceSnapshot empty = ReferenceSnapshot.of(0, Map.of());

    assertThat(TestEvent.of(enricher(PASS).enrich(batch(event("1").of("u")), empty)))
        .containsExactly(event("1").of("u").extended("?"));
    assertThat(enricher(REJECT).enrich(batch(event("1").of("u")), empty).count()).isZero();
  }
}
