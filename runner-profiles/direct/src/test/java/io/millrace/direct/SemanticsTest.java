package io.millrace.direct;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The semantics hold on the Direct runner, which checks immutability and encodability. */
@Suite
@SelectPackages("io.millrace.conformance.semantics")
class SemanticsTest {}
