/**
 * What is to be measured. Takes YAML files, gives a checked scenario, the systems and the plan of
 * what every block runs; whatever is unknown or missing in a file is refused, because a typo would
 * measure the default.
 */
package io.millrace.benchmark.scenario;
