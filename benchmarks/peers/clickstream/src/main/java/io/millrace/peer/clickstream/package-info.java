/**
 * What the clickstream is, for the systems that Millrace is compared with: plain Java over Avro's
 * specific records and Kafka's headers, one record at a time, after {@code docs/semantics.md}.
 * Takes records, gives clicks or flaws, and forms the records that are written. Knows no engine,
 * and shares no code with Millrace. Also the plain settings that systems have in common.
 */
package io.millrace.peer.clickstream;
