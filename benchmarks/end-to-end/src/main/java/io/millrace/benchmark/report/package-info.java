/**
 * What is left of a series. Takes the results of runs, gives a JSON file with everything in it and
 * a table for people with what may be concluded from it.
 */
package io.millrace.benchmark.report;
