/**
 * The form in which results of benchmarks are kept: what a series writes and what reports and
 * histories read. A documented schema, {@code docs/results/schema.md}, in plain records.
 */
package io.millrace.benchmark.result;
