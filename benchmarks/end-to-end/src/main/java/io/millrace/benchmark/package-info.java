/**
 * End-to-end benchmarks: from a scenario to a result and a table. Read in this order: scenario,
 * run, observe, measure, report.
 */
package io.millrace.benchmark;
