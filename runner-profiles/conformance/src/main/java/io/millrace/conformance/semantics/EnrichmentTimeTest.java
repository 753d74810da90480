package io.millrace.conformance.semantics;

import static io.millrace.conformance.TestEvent.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.Dialogue;
import io.millrace.conformance.Heard;
import io.millrace.enrich.EnrichEvents;
import io.millrace.enrich.LatestReference;
import io.millrace.enrich.ReferenceSnapshot;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which snapshot an event is joined with. */
@ExtendWith(TestPipelineExtension.class)
class EnrichmentTimeTest {
  @Test
  void eventsWaitForTheFirstSnapshotAndThenTakeTheNewest(TestPipeline pipeline) {
    Heard heard = new Heard();
    Dialogue dialogue =
        new Dialogue(heard)
            .event(event("a"))
            .event(event("b").user("unknown"))
            .await("sent: b@00:00")
            .snapshot(1, Map.of("u", "one", "v", "uno"))
            .await("enriched: a@00:00+one")
            .await("enriched: b@00:00+none")
            .snapshot(2, Map.of("u", "two"))
            .repeat(event("probe"), "enriched: probe@00:00+two")
            .event(event("c"))
            .event(event("d").user("v"))
            .await("enriched: c@00:00+two")
            .await("enriched: d@00:00+none")
            .snapshot(3, Map.of())
            .repeat(event("probe"), "enriched: probe@00:00+none")
            .event(event("e"));
    PCollectionTuple sent = dialogue.send(PBegin.in(pipeline));
    PCollectionView<ReferenceSnapshot> reference =
        Dialogue.snapshots(sent).apply(LatestReference.asView());
    heard.events("sent", Dialogue.events(sent));
    var enriched =
        Dialogue.events(sent).apply(EnrichEvents.with(reference, "none".getBytes(UTF_8)));
    heard.events("enriched", enriched.output());
    heard.rejections("rejected", enriched.failures());
    pipeline.run().waitUntilFinish();

    List<String> out = heard.lines().stream().filter(line -> !line.startsWith("sent")).toList();
    assertThat(out.stream().filter(line -> !line.contains("probe")))
        .containsExactlyInAnyOrder(
            "enriched: a@00:00+one",
            "enriched: b@00:00+none",
            "enriched: c@00:00+two",
            "enriched: d@00:00+none",
            "enriched: e@00:00+none");
    assertThat(out.stream().filter(line -> line.contains("probe")))
        .contains("enriched: probe@00:00+two", "enriched: probe@00:00+none")
        .isSubsetOf(
            "enriched: probe@00:00+one", "enriched: probe@00:00+two", "enriched: probe@00:00+none");
  }
}
