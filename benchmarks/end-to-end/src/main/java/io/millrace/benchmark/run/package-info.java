/**
 * Carries a scenario out. Takes a scenario, starts a broker and one system after the other, gives
 * the result of each run; a run whose output the audit does not confirm has no figures.
 */
package io.millrace.benchmark.run;
