package io.millrace.contract;

import java.io.Serializable;
import java.util.Map;
import org.apache.avro.Schema;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Finds schemas by the id that the Confluent wire format carries. Implement it over a registry's
 * client to replace the list that {@link #of} makes.
 */
public interface SchemaCatalog extends Serializable {

  /** The schema with the given id, or null if there is none. The same one whenever it is asked. */
  @Nullable Schema schema(int id);

  /** The catalog of just these schemas. */
  static SchemaCatalog of(Map<Integer, Schema> schemas) {
    return new ListedSchemas(schemas);
  }
}
