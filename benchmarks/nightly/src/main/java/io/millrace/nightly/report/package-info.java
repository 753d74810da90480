/**
 * The page about a night. Takes results and judgements, gives one file of HTML that needs nothing
 * else: no script, no font, no network. Everything that comes from a result is escaped, and what
 * does not count appears in the tables of validity only.
 */
package io.millrace.nightly.report;
