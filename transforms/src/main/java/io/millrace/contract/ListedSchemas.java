package io.millrace.contract;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.checkerframework.checker.nullness.qual.Nullable;

/** An immutable list of schemas. Avro serializes each schema as its JSON text. */
final class ListedSchemas implements SchemaCatalog {

  private final TreeMap<Integer, Schema> byId;

  ListedSchemas(Map<Integer, Schema> schemas) {
    byId = new TreeMap<>(schemas);
  }

  @Override
  public @Nullable Schema schema(int id) {
    return byId.get(id);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListedSchemas listed && byId.equals(listed.byId);
  }

  @Override
  public int hashCode() {
    return byId.hashCode();
  }

  @Override
  public String toString() {
    return "schemas " + byId.keySet();
  }
}
