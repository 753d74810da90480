/**
 * What can be seen of a run from outside. Takes process ids and topics, gives samples; attaches
 * nothing to a system under test.
 */
package io.millrace.benchmark.observe;
