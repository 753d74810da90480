package io.millrace.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.batch.PackedHeaders;
import io.millrace.batch.RecordBatch;
import io.millrace.batch.RecordBatchBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * How a rejection looks on a dead-letter topic: the original key, value and headers, and after them
 * headers that say why and where it came from. A record can be driven again by sending key, value
 * and headers back: headers of an earlier rejection are replaced and {@code millrace.attempt}
 * counts on.
 *
 * <p>A dead letter larger than the limit has its value cut to fit; {@code millrace.truncated} then
 * holds the original length and {@code millrace.sha256} the hash of the whole value, and the
 * coordinates say where to find it. A key or headers that do not fit even without the value are
 * left out, and {@code millrace.dropped} names them: whatever comes in, a dead letter can be sent.
 * Rejections are rare, so this favours clarity over speed.
 */
public final class DeadLetterFormat {
  private static final String PREFIX = "millrace.";

  /** Name of the {@link RejectionReason}. */
  public static final String REASON = PREFIX + "reason";

  /** What was wrong, without content of the record. */
  public static final String DETAIL = PREFIX + "detail";

  /** The stage that rejected the record. */
  public static final String STAGE = PREFIX + "stage";

  /** Topic of the original record. */
  public static final String TOPIC = PREFIX + "topic";

  /** Partition of the original record. */
  public static final String PARTITION = PREFIX + "partition";

  /** Offset of the original record. */
  public static final String OFFSET = PREFIX + "offset";

  /** Timestamp of the original record in epoch milliseconds. */
  public static final String TIMESTAMP = PREFIX + "timestamp";

  /** How often the record was rejected, this time included. */
  public static final String ATTEMPT = PREFIX + "attempt";

  /** Length of the original value, if it had to be cut. */
  public static final String TRUNCATED = PREFIX + "truncated";

  /** SHA-256 of the original value in hexadecimal digits, if it had to be cut. */
  public static final String SHA256 = PREFIX + "sha256";

  /** {@code key}, {@code headers} or {@code key,headers}, if they had to be left out. */
  public static final String DROPPED = PREFIX + "dropped";

  private static final Set<String> OURS =
      Set.of(
          REASON, DETAIL, STAGE, TOPIC, PARTITION, OFFSET, TIMESTAMP, ATTEMPT, TRUNCATED, SHA256,
          DROPPED);

  /** What a record costs besides key, value and headers, generously. */
  private static final int RECORD_OVERHEAD = 128;

  private final String topic;
  private final int maxRecordBytes;

  /**
   * @param topic the dead-letter topic
   * @param maxRecordBytes what producer and topic take as one record
   */
  public DeadLetterFormat(String topic, int maxRecordBytes) {
    this.topic = topic;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** The records of a dead-letter topic for these rejections. */
  public RecordBatch encode(RejectionBatch batch) {
    RecordBatchBuilder builder = new RecordBatchBuilder(topic, RecordBatch.ANY_PARTITION);
    for (Rejection rejection : batch.rejections()) {
      append(rejection, builder);
    }
    return builder.build();
  }

  private void append(Rejection rejection, RecordBatchBuilder builder) {
    builder.begin(-1, rejection.timestamp());
    byte[] key = rejection.key();
    byte[] value = rejection.value();
    int room = maxRecordBytes - RECORD_OVERHEAD - added(rejection);
    boolean keyFits = key == null || key.length <= room;
    if (key != null && keyFits) {
      builder.key(key, 0, key.length);
      room -= key.length;
    }
    boolean headersFit = rejection.headers().length <= room;
    room = Math.max(0, headersFit ? room - rejection.headers().length : room);
    boolean cut = value != null && value.length > room;
    if (value != null) {
      builder.value(value, 0, cut ? room : value.length);
    }
    int[] attempt = {1};
    PackedHeaders.forEach(
        rejection.headers(),
        0,
        rejection.headers().length,
        (name, content) -> {
          if (name.equals(ATTEMPT)) {
            attempt[0] = attempts(content) + 1;
          } else if (headersFit && !OURS.contains(name)) {
            builder.header(name.getBytes(UTF_8), content);
          }
        });
    header(builder, REASON, rejection.reason().name());
    header(builder, DETAIL, rejection.detail());
    header(builder, STAGE, rejection.stage());
    header(builder, TOPIC, rejection.topic());
    header(builder, PARTITION, Integer.toString(rejection.partition()));
    header(builder, OFFSET, Long.toString(rejection.offset()));
    header(builder, TIMESTAMP, Long.toString(rejection.timestamp()));
    header(builder, ATTEMPT, Integer.toString(attempt[0]));
    if (cut) {
      header(builder, TRUNCATED, Integer.toString(value.length));
      header(builder, SHA256, sha256(value));
    }
    if (!keyFits || !headersFit) {
      header(builder, DROPPED, keyFits ? "headers" : headersFit ? "key" : "key,headers");
    }
    builder.end();
  }

  /** Bytes of our own headers, at most. */
  private static int added(Rejection rejection) {
    String texts = rejection.detail() + rejection.stage() + rejection.topic();
    return 400 + texts.getBytes(UTF_8).length;
  }

  private static int attempts(byte[] content) {
    try {
      return content == null ? 0 : Math.max(0, Integer.parseInt(new String(content, UTF_8)));
    } catch (NumberFormatException e) {
      return 0; // Not written by us: counting starts over.
    }
  }

  private static void header(RecordBatchBuilder builder, String name, String value) {
    builder.header(name.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
