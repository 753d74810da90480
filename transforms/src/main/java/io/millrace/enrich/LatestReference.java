package io.millrace.enrich;

import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.joda.time.Duration;

/**
 * Makes the newest of a stream of snapshots a singleton side input in the global window. Every
 * snapshot replaces the one before it as a whole.
 *
 * <p>Snapshots that meet in one pane are reduced to the newest, because a singleton view of two
 * elements fails; a map view would be built again for every look-up on Flink.
 */
public final class LatestReference
    extends PTransform<PCollection<ReferenceSnapshot>, PCollectionView<ReferenceSnapshot>> {
  private LatestReference() {}

  public static LatestReference asView() {
    return new LatestReference();
  }

  @Override
  public PCollectionView<ReferenceSnapshot> expand(PCollection<ReferenceSnapshot> snapshots) {
    return snapshots
        .apply(
            "Show each",
            Window.<ReferenceSnapshot>into(new GlobalWindows())
                .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                .withAllowedLateness(Duration.ZERO)
                // When the stream ends, Beam would fire once more, without a snapshot: null.
                .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
                .discardingFiredPanes())
        .apply("Keep the newest", Combine.globally(new NewestCombineFn()).asSingletonView());
  }

  private static final class NewestCombineFn
      extends Combine.CombineFn<ReferenceSnapshot, ReferenceSnapshot, ReferenceSnapshot> {
    @Override
    public ReferenceSnapshot createAccumulator() {
      return null;
    }

    @Override
    public ReferenceSnapshot addInput(ReferenceSnapshot newest, ReferenceSnapshot snapshot) {
      return newest == null || snapshot.version() >= newest.version() ? snapshot : newest;
    }

    @Override
    public ReferenceSnapshot mergeAccumulators(Iterable<ReferenceSnapshot> snapshots) {
      ReferenceSnapshot newest = null;
      for (ReferenceSnapshot snapshot : snapshots) {
        newest = snapshot == null ? newest : addInput(newest, snapshot);
      }
      return newest;
    }

    @Override
    public ReferenceSnapshot extractOutput(ReferenceSnapshot newest) {
      return newest;
    }

    @Override
    public Coder<ReferenceSnapshot> getAccumulatorCoder(
        CoderRegistry registry, Coder<ReferenceSnapshot> inputCoder)
        throws CannotProvideCoderException {
      return NullableCoder.of(inputCoder);
    }

    @Override
    public Coder<ReferenceSnapshot> getDefaultOutputCoder(
        CoderRegistry registry, Coder<ReferenceSnapshot> inputCoder)
        throws CannotProvideCoderException {
      return NullableCoder.of(inputCoder);
    }
  }
}
