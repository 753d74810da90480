/**
 * A series that measures latency. Takes a scenario and something that runs a system under a load,
 * gives a result, a table and lines on the console.
 */
package io.millrace.benchmark.latency.series;
