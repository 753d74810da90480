package io.millrace.direct;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Another domain than the clickstream runs on the Direct runner. */
@Suite
@SelectPackages("io.millrace.conformance.domain")
class OwnDomainTest {}
