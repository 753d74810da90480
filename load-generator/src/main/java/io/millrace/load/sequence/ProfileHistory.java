package io.millrace.load.sequence;

import io.millrace.load.workload.Profiles;
import io.millrace.load.workload.Workload;
import java.util.Arrays;
import java.util.BitSet;

/**
 * All profiles that ever exist in a run. Before the run: version 1 of every known or deleted user,
 * then version 2 of the superseded and a deletion of the deleted. During it: update k has the
 * version 10 + k. What a version says is a function of user and version, so it can be checked
 * without being kept.
 */
public final class ProfileHistory {
  /** Version of an event that was joined with no profile. */
  public static final long NO_VERSION = -1;

  private static final long FIRST_UPDATE = 10;
  private static final byte[][] COUNTRIES = texts("DE", "FR", "US", "GB", "JP", "BR", "IN", "ZA");
  private static final byte[][] SEGMENTS = texts("new", "regular", "premium", "dormant", "staff");

  private final long seed;
  private final Profiles profiles;
  private final Users users;
  private final BitSet deletedLater = new BitSet();

  ProfileHistory(Workload workload, Users users) {
    this.seed = workload.seed();
    this.profiles = workload.profiles();
    this.users = users;
    for (int update = 0; update < profiles.updates(); update++) {
      if (deletes(update)) {
        deletedLater.set(userOf(update));
      }
    }
  }

  /** Returns the number of changes during the run. */
  public int updates() {
    return profiles.updates();
  }

  /** Returns the user whose profile update {@code update} changes. */
  public int userOf(int update) {
    return Draw.below(Draw.of(seed, update, Draw.UPDATE), users.count());
  }

  /** Returns the version that update {@code update} writes; {@link #NO_VERSION} if it deletes. */
  public long versionOf(int update) {
    return deletes(update) ? NO_VERSION : FIRST_UPDATE + update;
  }

  private boolean deletes(int update) {
    long draw = Draw.next(Draw.of(seed, update, Draw.UPDATE));
    return Draw.unit(draw) < profiles.deleteShare();
  }

  /** Returns whether the user has a profile, or had one, when the run starts. */
  public boolean everWritten(int user) {
    return unit(user) < profiles.known() + profiles.deleted();
  }

  /** Returns the version the user has when the run starts, {@link #NO_VERSION} for none. */
  public long initialVersion(int user) {
    double draw = unit(user);
    if (draw >= profiles.known()) {
      return NO_VERSION;
    }
    return draw < profiles.known() * profiles.superseded() ? 2 : 1;
  }

  /** Returns whether an event of the user may have been joined with this version. */
  public boolean allows(int user, long version) {
    if (version == initialVersion(user)) {
      return true;
    }
    if (version == NO_VERSION) {
      return deletedLater.get(user);
    }
    long update = version - FIRST_UPDATE;
    return update >= 0
        && update < profiles.updates()
        && userOf((int) update) == user
        && !deletes((int) update);
  }

  private double unit(int user) {
    return Draw.unit(Draw.of(seed, user, Draw.PROFILE));
  }

  /** Returns the value of a profile record in the wire format. */
  public byte[] value(int user, long version) {
    ByteWriter out = new ByteWriter();
    out.raw(new byte[] {0, 0, 0, 0, Contract.USER_PROFILE_ID}, 0, Contract.HEADER_BYTES);
    out.number(Users.ID_LENGTH);
    users.copyId(user, out);
    out.string(country(user, version));
    out.string(segment(user, version));
    out.number(version);
    return Arrays.copyOf(out.bytes(), out.length());
  }

  /** Returns what enriching appends to an event of the user: the union fields and the version. */
  public byte[] suffix(int user, long version) {
    ByteWriter out = new ByteWriter();
    if (version == NO_VERSION) {
      out.number(0);
      out.number(0);
    } else {
      out.number(1);
      out.string(country(user, version));
      out.number(1);
      out.string(segment(user, version));
    }
    out.number(version);
    return Arrays.copyOf(out.bytes(), out.length());
  }

  private byte[] country(int user, long version) {
    return COUNTRIES[Draw.below(Draw.of(seed + version, user, Draw.PROFILE), COUNTRIES.length)];
  }

  private byte[] segment(int user, long version) {
    long draw = Draw.next(Draw.of(seed + version, user, Draw.PROFILE));
    return SEGMENTS[Draw.below(draw, SEGMENTS.length)];
  }

  private static byte[][] texts(String... texts) {
    return Arrays.stream(texts).map(ClickWriter::ascii).toArray(byte[][]::new);
  }
}
