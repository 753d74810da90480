/**
 * Measures latency in an open loop: the load keeps to its plan whatever the system does, and every
 * delay counts from when a record was due. Takes a system and a rate, gives what one run of it
 * showed; a run that has faults has no figures.
 */
package io.millrace.benchmark.latency;
