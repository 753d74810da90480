/** The flagship on Apache Flink: in this JVM by default, or on a cluster. */
package io.millrace.flink;
