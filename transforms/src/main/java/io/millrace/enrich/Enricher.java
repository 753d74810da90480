package io.millrace.enrich;

import io.millrace.batch.ByteBlock;
import io.millrace.batch.EventBatch;
import io.millrace.batch.EventBatchBuilder;
import io.millrace.batch.Fingerprint;
import io.millrace.reject.Rejection;
import io.millrace.reject.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Appends reference data to events. Not thread-safe: one for each function instance. */
public final class Enricher {
  /**
   * What a record costs besides key, payload and extension: the wire format's header, our headers
   * and Kafka's own overhead, generously.
   */
  static final int RECORD_OVERHEAD = 256;

  private static final String UNKNOWN = "no reference row for the key";
  private static final String OVERSIZE = "the enriched record would be larger than the limit";

  private final String stage;
  private final byte[] missing;
  private final UnknownReference policy;
  private final int maxRecordBytes;
  private final Fingerprint print = new Fingerprint();
  private List<Rejection> rejections = List.of();
  private @Nullable EventBatchBuilder builder;

  /**
   * @param stage its name in rejections
   * @param missing what to append to an event whose key has no row
   * @param maxRecordBytes largest enriched record
   */
  public Enricher(String stage, byte[] missing, UnknownReference policy, int maxRecordBytes) {
    this.stage = stage;
    this.missing = missing;
    this.policy = policy;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** The events that can be enriched, extended, in their order; sets {@link #rejections}. */
  public EventBatch enrich(EventBatch events, ReferenceSnapshot reference) {
    rejections = List.of();
    builder = EventBatchBuilder.forEventsOf(events, builder);
    for (int event = 0; event < events.count(); event++) {
      int row =
          reference.find(print, events.toBytes(), events.keyStart(event), events.keyLength(event));
      if (row < 0 && policy == UnknownReference.REJECT) {
        reject(RejectionReason.UNKNOWN_REFERENCE, UNKNOWN, events, event);
      } else if (row < 0) {
        extend(events, event, missing, 0, missing.length);
      } else {
        byte[] bytes = reference.toBytes();
        extend(events, event, bytes, row + 4, ByteBlock.getInt(bytes, row));
      }
    }
    return builder.build();
  }

  /** The events of the last batch that could not be enriched, in their order. */
  public List<Rejection> rejections() {
    return rejections;
  }

  private void extend(EventBatch events, int event, byte[] extension, int start, int length) {
    int extended = events.extensionLength(event) + length;
    int size = events.keyLength(event) + events.payloadLength(event) + extended + RECORD_OVERHEAD;
    if (size > maxRecordBytes) {
      reject(RejectionReason.OVERSIZE, OVERSIZE, events, event);
    } else {
      builder.extend(events, event, extension, start, length);
    }
  }

  private void reject(RejectionReason reason, String detail, EventBatch events, int event) {
    rejections = rejections.isEmpty() ? new ArrayList<>() : rejections;
    rejections.add(Rejection.of(reason, detail, stage, events, event));
  }
}
