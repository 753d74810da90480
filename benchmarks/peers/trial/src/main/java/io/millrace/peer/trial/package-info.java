/**
 * For the tests of the peers: a real broker with a generated input that is larger than one poll and
 * out of order, so that clicks are late and totals corrected while it is read, and the audit.
 */
package io.millrace.peer.trial;
