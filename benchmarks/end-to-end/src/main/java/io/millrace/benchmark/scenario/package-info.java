/**
 * What is to be measured. Takes YAML files, gives checked scenarios and systems; whatever is
 * unknown or missing in a file is refused, because a typo would measure the default.
 */
package io.millrace.benchmark.scenario;
