package io.millrace.enrich;

/** What to do with an event whose key has no row in the reference data. */
public enum UnknownReference {
  /** Append what stands for no row. */
  PASS,
  /** Reject it as {@link io.millrace.reject.RejectionReason#UNKNOWN_REFERENCE}. */
  REJECT
}
