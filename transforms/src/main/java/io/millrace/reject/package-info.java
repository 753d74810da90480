/**
 * What every stage does with a record it cannot take: a {@link io.millrace.reject.Rejection} says
 * why and carries the record whole, so that it can be read, counted and driven again from a
 * dead-letter topic.
 */
package io.millrace.reject;
