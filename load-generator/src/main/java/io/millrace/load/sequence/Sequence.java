package io.millrace.load.sequence;

import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Workload;

/**
 * The records of a resolved workload. Immutable, and safe for any number of threads, each with a
 * {@link GeneratedRecord} of its own.
 *
 * <p>Record i has a base time, which never decreases with i. Rejected records and ordinary events
 * carry it as their timestamp; disordered and late events an earlier one; copies that of their
 * original. Records of a partition are to be sent in the order of their indices: then no ordinary
 * or disordered event is more than the disorder bound behind any record before it in its partition.
 */
public final class Sequence {
  private static final int ORIGIN_TRIES = 64;
  private static final int IMMEDIATE_REACH = 16;
  private static final int LONGEST_STAY = 120_000;
  private static final int LARGEST_AMOUNT = 50_000;

  private final Workload workload;
  private final long size;
  private final long startMillis;
  private final double spanMillis;
  private final KindTable kinds;
  private final ArrivalCurve curve;
  private final Users users;
  private final ProfileHistory profiles;
  private final ClickWriter writer;
  private final Lags lags;

  /** The sequence of a resolved workload. */
  public Sequence(Workload workload) {
    Contract.checkClickEvent();
    this.workload = workload;
    this.size = workload.records();
    this.startMillis = workload.eventTime().startMillis();
    this.spanMillis = workload.eventTime().span().toMillis();
    this.kinds = new KindTable(workload);
    this.curve = new ArrivalCurve(workload.arrival());
    this.users = new Users(workload);
    this.profiles = new ProfileHistory(workload, users);
    this.writer = new ClickWriter(workload, users);
    this.lags = new Lags(workload);
  }

  /** Returns the workload. */
  public Workload workload() {
    return workload;
  }

  /** Returns the pipeline's parameters. */
  public Pipeline pipeline() {
    return workload.pipeline();
  }

  /** Returns the number of records. */
  public long size() {
    return size;
  }

  /** Returns the users. */
  public Users users() {
    return users;
  }

  /** Returns the reference data. */
  public ProfileHistory profiles() {
    return profiles;
  }

  /** Returns the share of the time that has gone when record {@code index} is due. */
  public double timeShare(long index) {
    return curve.time((double) index / size);
  }

  /** Fills in everything of record {@code index} but the value. */
  public void describe(long index, GeneratedRecord into) {
    Kind kind = kinds.draw(index);
    long origin = kind.isCopy() ? origin(index, kind) : index;
    if (origin < 0) {
      kind = Kind.ORDINARY;
      origin = index;
    }
    into.index = index;
    into.origin = origin;
    into.kind = kind;
    describeEvent(origin, kind.isCopy() ? kinds.draw(origin) : kind, into);
  }

  /** Fills in record {@code index}, with the value. */
  public void generate(long index, GeneratedRecord into) {
    describe(index, into);
    writer.write(into);
  }

  private void describeEvent(long index, Kind kind, GeneratedRecord into) {
    long seed = workload.seed();
    Defect defect = Defect.of(kind, Draw.of(seed, index, Draw.DEFECT));
    long fields = Draw.of(seed, index, Draw.FIELDS);
    long extras = Draw.of(seed, index, Draw.EXTRAS);
    into.defect = defect;
    into.user = users.pick(Draw.of(seed, index, Draw.USER));
    into.partition = users.partition(into.user);
    into.timestamp = baseTime(index) - lags.behind(kind, Draw.of(seed, index, Draw.LAG));
    into.keyNull = kind.isOriginal() && Draw.unit(extras) < workload.keys().nullShare();
    into.headerPresent = Draw.unit(Draw.next(extras)) < workload.payload().headerShare();
    into.action = action(defect, (int) (fields & 127));
    into.durationMillis = Draw.below(fields, LONGEST_STAY);
    into.amountCents =
        into.action == ClickWriter.PURCHASE ? 1 + Draw.below(Draw.next(fields), LARGEST_AMOUNT) : 0;
  }

  private static int action(Defect defect, int draw) {
    if (defect == Defect.AMOUNT_WITHOUT_PURCHASE) {
      return 0;
    } else if (defect.needsPurchase()) {
      return ClickWriter.PURCHASE;
    }
    // Of 128: 89 views, 23 clicks, 10 in the cart, 6 purchases.
    return draw < 89 ? 0 : draw < 112 ? 1 : draw < 122 ? 2 : ClickWriter.PURCHASE;
  }

  private long baseTime(long index) {
    return startMillis + (long) (timeShare(index) * spanMillis);
  }

  /** Returns the event that record {@code index} copies, or -1 if there is none where it looks. */
  private long origin(long index, Kind kind) {
    long draw = Draw.of(workload.seed(), index, Draw.ORIGIN);
    long from;
    if (kind == Kind.COPY_IMMEDIATE) {
      from = index - 1 - Draw.below(draw, IMMEDIATE_REACH);
    } else {
      double then = timeShare(index) - lags.copyDelay(kind, draw) / spanMillis;
      from = then < 0 ? -1 : Math.min(index - 1, (long) (curve.sent(then) * size));
    }
    // What was drawn as a copy is no original here, even if it found none: that keeps the look-up
    // flat.
    for (long at = from; at >= 0 && at > from - ORIGIN_TRIES; at--) {
      if (kinds.draw(at).isOriginal()) {
        return at;
      }
    }
    return -1;
  }
}
