/**
 * What every runner has to pass: the fixture of the suites, a small domain of its own in which
 * players score points. A runner profile runs the suites from its tests.
 */
package io.millrace.conformance;
