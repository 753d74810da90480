package io.millrace.load.audit;

/** What can be wrong with a topic. */
public enum Fault {
  /** A record that must be there is not. */
  LOST,
  /** A record is there more often than the mode allows. */
  DUPLICATED,
  /** A record has another value, timestamp or header than it must have. */
  WRONG_CONTENT,
  /** A record has another key, or is on another partition, than it must be. */
  MISROUTED,
  /** A dead letter has another reason than the input gives. */
  WRONG_REASON,
  /** No input explains the record. */
  UNEXPLAINED,
  /** Records of one key are not in the order they must be in. */
  OUT_OF_ORDER
}
