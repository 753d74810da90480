package io.millrace.conformance.integration;

import io.millrace.launch.RunnerProfile;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Bench}, one for all of a suite. The suite names its runner profile's class
 * in the configuration parameter {@value #PROFILE}.
 */
public final class BenchExtension implements ParameterResolver {
  /** The configuration parameter that names the class of the runner profile. */
  public static final String PROFILE = "millrace.profile";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BenchExtension.class);

  /** Called by JUnit. */
  public BenchExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Bench.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            Bench.class, type -> new Bench(profile(context.getConfigurationParameter(PROFILE))));
  }

  private static RunnerProfile profile(java.util.Optional<String> name) {
    String className =
        name.orElseThrow(
            () ->
                new IllegalStateException("the suite sets no configuration parameter " + PROFILE));
    try {
      return Class.forName(className)
          .asSubclass(RunnerProfile.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make the runner profile " + className, e);
    }
  }
}
