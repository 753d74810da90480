/**
 * Judges a run. Takes the sequence and the records of all topics, gives a verdict per topic and the
 * conservation balance; a run whose verdict is not clean has no speed.
 */
package io.millrace.load.audit;
