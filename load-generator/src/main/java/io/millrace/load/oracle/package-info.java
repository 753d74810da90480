/**
 * What must come out. Takes a sequence, gives the allowed outcomes of each record and the totals of
 * each user and window, by the rules of the semantics page; shares no code with the pipeline it
 * judges.
 */
package io.millrace.load.oracle;
