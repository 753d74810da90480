/**
 * The clickstream as Beam's documentation would have it written: one record is one element, and
 * every stage is a stock part of Beam, on the Flink runner with the options that make it fast.
 * Takes the same topics as Millrace and gives the same, by {@code docs/semantics.md}; the same
 * audit judges it.
 *
 * <p>Where stock parts do not say what the semantics ask for, the nearest an expert would write
 * stands in:
 *
 * <ul>
 *   <li>KafkaIO's own timestamp policies leave the watermark of a partition without records at the
 *       beginning of time, and no window would ever close: {@link ClickTimestampPolicy}.
 *   <li>{@code Deduplicate} in event time counts the horizon from the watermark, not from the
 *       event, and forgets at the first watermark all it saw before. In processing time it is kept,
 *       so that is used: an id is remembered for the horizon from its first sight, and for a minute
 *       more, as a copy may be read when the job is behind. That is longer than the semantics ask
 *       for whenever input is read faster than it was made.
 *   <li>Windows drop late elements without a trace: {@link LateGateFn} stands before them, and
 *       reads the watermark from a timer, the only stock way to see it.
 * </ul>
 *
 * <p>The side input is the documentation's slowly updating one, a map as a singleton, as map views
 * are rebuilt at every access on Flink. Elements carry the decoded click and the record it came in,
 * but only the record crosses shuffles: encoding both would cost more than decoding again.
 */
package io.millrace.peer.beam;
