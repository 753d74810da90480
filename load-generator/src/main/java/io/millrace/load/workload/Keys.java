package io.millrace.load.workload;

/**
 * Which users act, and how often.
 *
 * @param users number of users
 * @param distribution how the events spread over them
 * @param exponent exponent of {@code ZIPF}: the k-th user has a weight of k to the power of minus
 *     this
 * @param hotUsers number of users of {@code HOT_SET} that get the hot share
 * @param hotShare share of the events that go to the hot users
 * @param nullShare share of the valid events whose Kafka key is null; they go to the partition of
 *     their user, so that order per user holds
 */
public record Keys(
    int users,
    Distribution distribution,
    double exponent,
    int hotUsers,
    double hotShare,
    double nullShare) {

  /** How events spread over the users. */
  public enum Distribution {
    /** All users alike. */
    UNIFORM,
    /** Power law. */
    ZIPF,
    /** A few users get a fixed share, the others the rest, alike. */
    HOT_SET
  }

  /** Checks the ranges. */
  public Keys {
    new Problems()
        .range("users", users, 1, 5_000_000)
        .range("exponent", exponent, 0, 5)
        .range("hotUsers", hotUsers, 1, 5_000_000)
        .require(
            distribution != Distribution.HOT_SET || hotUsers < users,
            "hotUsers is " + hotUsers + ", not less than users (" + users + ")")
        .share("hotShare", hotShare)
        .share("nullShare", nullShare)
        .throwIfAny();
  }
}
