package io.millrace.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace.load", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** The judge knows nothing of the code it judges, nor of what that runs on. */
  @ArchTest
  static final ArchRule INDEPENDENT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam..",
              "org.apache.flink..",
              "io.millrace.batch..",
              "io.millrace.contract..",
              "io.millrace.validate..",
              "io.millrace.deduplicate..",
              "io.millrace.enrich..",
              "io.millrace.aggregate..",
              "io.millrace.pipeline..",
              "io.millrace.clickstream..");

  @ArchTest
  static final ArchRule ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("workload")
          .definedBy("io.millrace.load.workload")
          .layer("sequence")
          .definedBy("io.millrace.load.sequence")
          .layer("pace")
          .definedBy("io.millrace.load.pace")
          .layer("send")
          .definedBy("io.millrace.load.send")
          .layer("oracle")
          .definedBy("io.millrace.load.oracle")
          .layer("audit")
          .definedBy("io.millrace.load.audit")
          .layer("command")
          .definedBy("io.millrace.load")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("oracle")
          .mayOnlyBeAccessedByLayers("audit", "command")
          .whereLayer("send")
          .mayOnlyBeAccessedByLayers("audit", "command")
          .whereLayer("pace")
          .mayOnlyBeAccessedByLayers("send", "oracle", "audit", "command")
          .whereLayer("sequence")
          .mayOnlyBeAccessedByLayers("pace", "send", "oracle", "audit", "command");

  /** The core is plain Java: only the edges talk to brokers. */
  @ArchTest
  static final ArchRule PURE_CORE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.millrace.load.workload",
              "io.millrace.load.sequence",
              "io.millrace.load.pace",
              "io.millrace.load.oracle")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.clients..");
}
