/** The flagship on Beam's Direct runner: in one JVM, for development and small loads. */
package io.millrace.direct;
