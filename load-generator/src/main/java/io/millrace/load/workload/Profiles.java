package io.millrace.load.workload;

/**
 * Reference data of the users.
 *
 * @param known share of users that have a profile
 * @param superseded share of the known users whose profile was written twice before the run; the
 *     last counts
 * @param deleted share of users that had a profile which was deleted before the run
 * @param updates number of profile changes spread evenly over the run
 * @param deleteShare share of those changes that delete
 */
public record Profiles(
    double known, double superseded, double deleted, int updates, double deleteShare) {

  /** Checks the ranges. */
  public Profiles {
    new Problems()
        .share("known", known)
        .share("superseded", superseded)
        .share("deleted", deleted)
        .require(
            known + deleted <= 1,
            "known and deleted together are " + (known + deleted) + ", over 1")
        .range("updates", updates, 0, 10_000_000)
        .share("deleteShare", deleteShare)
        .throwIfAny();
  }
}
