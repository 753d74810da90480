/**
 * Millrace on Flink as a system under test. The whole job is the flagship as it ships; for what
 * each part of it costs there are pipelines that do less, from the same steps.
 *
 * <p>Millrace checks the rules while it decodes, in one walk over the bytes. So the rung that only
 * decodes pays for the rules as well, and what the next one adds is rejecting: a dead letter for
 * each flawed record.
 */
package io.millrace.rungs;
