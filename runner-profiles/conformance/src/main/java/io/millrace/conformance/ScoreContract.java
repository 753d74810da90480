package io.millrace.conformance;

import io.millrace.contract.EventContract;
import io.millrace.contract.EventReader;
import java.util.List;

/**
 * The fixture's domain: a score is the text {@code id;player;event time in epoch
 * milliseconds;points}. Points are its one measure.
 */
public final class ScoreContract implements EventContract {
  @Override
  public List<String> measures() {
    return List.of("points");
  }

  @Override
  public EventReader reader() {
    return new ScoreReader();
  }
}
