package io.millrace.benchmark.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.benchmark.scenario.StrictYaml;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the methods of a stack belong to; {@code layers.yaml} beside this class has the layers. A
 * method belongs to the layer with the longest prefix of its qualified name.
 *
 * @param layers in the order in which tables show them
 */
public record Layers(List<Layer> layers) {
  /** What no method of the stack has a layer for. */
  public static final String OTHER = "other";

  /** Copies the list. */
  public Layers {
    layers = List.copyOf(layers);
  }

  /**
   * A part of a program.
   *
   * @param name for people
   * @param prefixes of the qualified names of its methods
   */
  public record Layer(String name, List<String> prefixes) {

    /** Copies the list. */
    public Layer {
      prefixes = List.copyOf(prefixes);
    }

    private int match(String method) {
      return prefixes.stream().filter(method::startsWith).mapToInt(String::length).max().orElse(0);
    }
  }

  /** Those that come with the benchmarks. */
  public static Layers ofAll() {
    return new Layers(
        StrictYaml.parse(
            StrictYaml.resource(Layers.class, "layers.yaml"), new TypeReference<>() {}));
  }

  /** The names of all layers, {@link #OTHER} last. */
  Stream<String> names() {
    return Stream.concat(layers.stream().map(Layer::name), Stream.of(OTHER));
  }

  /**
   * What a sample is charged to: the innermost method that has a layer. So what the JDK does, which
   * has none, is charged to who asked for it.
   *
   * @param methods qualified names, the innermost first
   */
  public Charge charge(List<String> methods) {
    for (String method : methods) {
      String layer = layer(method);
      if (layer != null) {
        return new Charge(layer, method);
      }
    }
    return new Charge(OTHER, methods.get(0));
  }

  /**
   * Who a sample is charged to.
   *
   * @param layer its name
   * @param method qualified
   */
  public record Charge(String layer, String method) {}

  private String layer(String method) {
    String best = null;
    int longest = 0;
    for (Layer layer : layers) {
      int match = layer.match(method);
      if (match > longest) {
        longest = match;
        best = layer.name();
      }
    }
    return best;
  }
}
