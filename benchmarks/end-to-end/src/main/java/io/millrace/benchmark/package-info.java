/**
 * End-to-end benchmarks: from a scenario to a result and a table. Read in this order: scenario,
 * run, observe, measure, report; latency, with its search and its series, stands on the first
 * three.
 */
package io.millrace.benchmark;
