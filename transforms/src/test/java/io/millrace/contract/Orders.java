package io.millrace.contract;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** A second domain: nested records, microseconds, bytes as id, and fields of every kind. */
final class Orders {

  static final long TIME = 1_750_000_000_000L;

  static final int ID = 10;

  static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Order", "namespace": "test", "fields": [
                {"name": "head", "type": {"type": "record", "name": "Head", "fields": [
                  {"name": "id", "type": "bytes"},
                  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}},
                {"name": "customer", "type": ["null", {"type": "record", "name": "Customer",
                  "fields": [{"name": "name", "type": ["string", "null"]}]}], "default": null},
                {"name": "state", "type": ["null", {"type": "enum", "name": "State",
                  "symbols": ["OPEN", "PAID"]}], "default": null},
                {"name": "pieces", "type": "int"},
                {"name": "cents", "type": ["null", "long"], "default": null},
                {"name": "weight", "type": ["null", "float"], "default": null},
                {"name": "score", "type": "double"},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "local", "type":
                  {"type": "long", "logicalType": "local-timestamp-millis"}},
                {"name": "tags", "type": {"type": "array", "items": "string"}},
                {"name": "either", "type": ["int", "string"]}]}
              """);

  private Orders() {}

  static AvroContractBuilder contract() {
    return AvroContract.of(SchemaCatalog.of(Map.of(ID, SCHEMA)), ID)
        .id("head.id")
        .key("customer.name")
        .eventTime("head.at");
  }

  /** A valid order. */
  static GenericRecord order() {
    Schema head = SCHEMA.getField("head").schema();
    Schema customer = SCHEMA.getField("customer").schema().getTypes().get(1);
    return new GenericRecordBuilder(SCHEMA)
        .set(
            "head",
            new GenericRecordBuilder(head)
                .set("id", ByteBuffer.wrap(new byte[] {1, (byte) 0xFF}))
                .set("at", TIME * 1_000 + 999)
                .build())
        .set("customer", new GenericRecordBuilder(customer).set("name", "Ada").build())
        .set("state", state("PAID"))
        .set("pieces", 3)
        .set("cents", 250L)
        .set("weight", 1.5f)
        .set("score", 0.25)
        .set("day", 20_000)
        .set("local", 0L)
        .set("tags", List.of("x"))
        .set("either", "text")
        .build();
  }

  static GenericData.EnumSymbol state(String symbol) {
    return new GenericData.EnumSymbol(SCHEMA.getField("state").schema().getTypes().get(1), symbol);
  }

  static byte[] value(GenericRecord order) {
    return WireFormat.frame(ID, RandomAvro.encode(SCHEMA, order));
  }
}
