package io.millrace.load.sequence;

import io.millrace.load.workload.Keys;
import io.millrace.load.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;

/**
 * The users of a workload. User 0 acts most often. Each id falls, by Kafka's default partitioning,
 * on a partition that is not to be empty: the last letter of the id is the first that does so.
 */
public final class Users {
  /** Length of every id in bytes. */
  public static final int ID_LENGTH = 14;

  private static final int NUMBER_AT = 5;
  private static final int LETTER_AT = 12;

  private final int count;
  private final byte[] ids;
  private final byte[] partitions;
  private final AliasTable table;

  Users(Workload workload) {
    Keys keys = workload.keys();
    count = keys.users();
    ids = new byte[count * ID_LENGTH];
    partitions = new byte[count];
    boolean[] empty = new boolean[workload.partitions()];
    workload.emptyPartitions().forEach(partition -> empty[partition] = true);
    for (int user = 0; user < count; user++) {
      place(user, empty);
    }
    table =
        switch (keys.distribution()) {
          case UNIFORM -> null;
          case ZIPF -> new AliasTable(count, user -> StrictMath.pow(user + 1.0, -keys.exponent()));
          case HOT_SET ->
              new AliasTable(
                  count,
                  user ->
                      user < keys.hotUsers()
                          ? keys.hotShare() / keys.hotUsers()
                          : (1 - keys.hotShare()) / (count - keys.hotUsers()));
        };
  }

  private void place(int user, boolean[] empty) {
    byte[] id = String.format(Locale.ROOT, "user-%07daa", user).getBytes(StandardCharsets.US_ASCII);
    int partition = partitionOf(id, empty.length);
    while (empty[partition]) {
      // At most half of the partitions are empty, so some of 676 endings falls on another.
      if (++id[LETTER_AT + 1] > 'z') {
        id[LETTER_AT + 1] = 'a';
        id[LETTER_AT]++;
      }
      partition = partitionOf(id, empty.length);
    }
    System.arraycopy(id, 0, ids, user * ID_LENGTH, ID_LENGTH);
    partitions[user] = (byte) partition;
  }

  /** Returns the partition that Kafka's default partitioning gives a key. */
  public static int partitionOf(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** Returns the number of users. */
  public int count() {
    return count;
  }

  /** Returns a new array with the id of a user. */
  public byte[] id(int user) {
    return Arrays.copyOfRange(ids, user * ID_LENGTH, (user + 1) * ID_LENGTH);
  }

  /** Returns the partition of a user. */
  public int partition(int user) {
    return partitions[user];
  }

  /** Returns the user of an id, or -1 if it is nobody's. */
  public int find(byte[] id) {
    if (id.length != ID_LENGTH) {
      return -1;
    }
    int user = 0;
    for (int i = NUMBER_AT; i < LETTER_AT; i++) {
      int digit = id[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      user = user * 10 + digit;
    }
    if (user >= count) {
      return -1;
    }
    int at = user * ID_LENGTH;
    return Arrays.equals(id, 0, ID_LENGTH, ids, at, at + ID_LENGTH) ? user : -1;
  }

  void copyId(int user, ByteWriter out) {
    out.raw(ids, user * ID_LENGTH, ID_LENGTH);
  }

  int pick(long draw) {
    return table == null ? Draw.below(draw, count) : table.pick(draw);
  }
}
