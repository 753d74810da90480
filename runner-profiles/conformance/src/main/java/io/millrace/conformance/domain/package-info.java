/** Another domain than the clickstream runs unchanged through the same pipeline. */
package io.millrace.conformance.domain;
