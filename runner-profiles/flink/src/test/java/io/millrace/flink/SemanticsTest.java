package io.millrace.flink;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The semantics hold on the classic Flink runner. */
@Suite
@SelectPackages("io.millrace.conformance.semantics")
class SemanticsTest {}
