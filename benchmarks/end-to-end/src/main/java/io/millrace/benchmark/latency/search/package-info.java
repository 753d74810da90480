/**
 * The highest rate that a system keeps up with. Takes what probes at offered rates have shown,
 * gives a rate and what it is limited by: the system, or something else than the system.
 */
package io.millrace.benchmark.latency.search;
