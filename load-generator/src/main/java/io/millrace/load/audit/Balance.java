package io.millrace.load.audit;

import io.millrace.load.oracle.Rung;

/**
 * The conservation balance of a run, each input record counted once however often its outputs were
 * repeated.
 *
 * @param rung how much of the job was done
 * @param expected records the workload has
 * @param read records on the input topic
 * @param enriched input records that were enriched
 * @param rejected input records that were dead-lettered, other than for being late
 * @param duplicates input records that were dropped as copies of others
 * @param late enriched events that were dead-lettered as late
 * @param counted enriched events that must be in totals
 * @param totalled events that are in totals, summed over the last total of each key
 * @param judgedTwice events in totals that are over, or under, what the dead letters say, because a
 *     restarted pipeline judged them anew; 0 without a restart
 * @param totals pairs of user and window that got a total
 */
public record Balance(
    Rung rung,
    long expected,
    long read,
    long enriched,
    long rejected,
    long duplicates,
    long late,
    long counted,
    long totalled,
    long judgedTwice,
    long totals) {

  /**
   * Returns whether read = enriched + rejected + duplicates and, if there are totals, enriched =
   * totalled + late, restarts aside.
   */
  public boolean holds() {
    return read == expected
        && read == enriched + rejected + duplicates
        && (!rung.totals() || enriched == totalled - judgedTwice + late);
  }
}
