package io.millrace.flink;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Another domain than the clickstream runs on the classic Flink runner. */
@Suite
@SelectPackages("io.millrace.conformance.domain")
class OwnDomainTest {}
