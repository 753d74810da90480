package io.millrace.load.oracle;

import io.millrace.load.sequence.Contract;
import io.millrace.load.sequence.GeneratedRecord;
import io.millrace.load.sequence.ProfileHistory;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an enriched event must consist of: the event's own bytes, and a profile the user once had.
 */
public final class EnrichedContent {
  private final ProfileHistory profiles;

  /** Content under this reference data. */
  public EnrichedContent(ProfileHistory profiles) {
    this.profiles = profiles;
  }

  /** Returns what is wrong with the enriched value of a generated event, nothing if it is right. */
  public Optional<String> check(GeneratedRecord event, byte[] value) {
    if (!Contract.hasHeader(value, Contract.ENRICHED_CLICK_ID)) {
      return Optional.of("the value is not in the wire format with the schema id of EnrichedClick");
    }
    if (!event.valueStarts(value, Contract.HEADER_BYTES, Contract.HEADER_BYTES)) {
      return Optional.of("the fields of the event are not those of the input");
    }
    int at = event.valueLength();
    int user = event.user();
    if (endsWith(value, at, profiles.suffix(user, profiles.initialVersion(user)))) {
      return Optional.empty();
    }
    return other(user, value, at);
  }

  private Optional<String> other(int user, byte[] value, int at) {
    if (endsWith(value, at, profiles.suffix(user, ProfileHistory.NO_VERSION))) {
      return profiles.allows(user, ProfileHistory.NO_VERSION)
          ? Optional.empty()
          : Optional.of(
              "there is no profile, but the user has version " + profiles.initialVersion(user));
    }
    long version = lastNumber(value, at);
    if (version < 0 || !endsWith(value, at, profiles.suffix(user, version))) {
      return Optional.of("the fields of the profile are those of no version");
    }
    return profiles.allows(user, version)
        ? Optional.empty()
        : Optional.of(
            "the profile has version "
                + version
                + ", the user "
                + profiles.initialVersion(user)
                + (profiles.updates() > 0 ? " or an update" : ""));
  }

  private static boolean endsWith(byte[] value, int at, byte[] suffix) {
    return Arrays.equals(value, at, value.length, suffix, 0, suffix.length);
  }

  /** Returns the number that the value ends with, -1 if there is none that counts. */
  private static long lastNumber(byte[] value, int from) {
    int start = value.length - 1;
    if (start < from || value[start] < 0) {
      return -1;
    }
    // All bytes of a number but its last have the highest bit, which no byte of our texts has.
    while (start - 1 >= from && value[start - 1] < 0) {
      start--;
    }
    long bits = 0;
    for (int i = value.length - 1; i >= start; i--) {
      bits = (bits << 7) | (value[i] & 0x7F);
    }
    return (bits >>> 1) ^ -(bits & 1);
  }
}
