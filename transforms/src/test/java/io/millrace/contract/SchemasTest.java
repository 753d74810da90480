package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest {

  private static final String BASE =
      """
      {"name": "a", "type": "string"},
      {"name": "b", "type": ["null", "long"]},
      {"name": "c", "type": {"type": "enum", "name": "C", "symbols": ["X", "Y"]}},
      {"name": "d", "type": {"type": "array", "items": {"type": "fixed", "name": "D", "size": 2}}},
      {"name": "e", "type": {"type": "record", "name": "E", "fields": [
        {"name": "f", "type": {"type": "map", "values": "int"}}]}},
      {"name": "t", "type": {"type": "long", "logicalType": "timestamp-millis"}}""";

  private static Schema schema(String name, String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"" + name + "\", \"fields\": [" + fields + "]}");
  }

  @Test
  void furtherFieldsExtend() {
    Schema base = schema("Base", BASE);
    Schemas.requireExtends(base, schema("More", BASE + ", {\"name\": \"z\", \"type\": \"int\"}"));
    Schemas.requireExtends(base, schema("Same", BASE));
    Schemas.requireExtends(
        base,
        schema(
            "Documented",
            BASE.replace("\"type\": \"string\"", "\"type\": \"string\", \"doc\": \"x\"")));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"string\" | \"bytes\" | field a: string against bytes",
        "\"name\": \"a\" | \"name\": \"x\" | field a is x there",
        "\"null\", \"long\" | \"long\", \"null\" | field b: null against long; field b: long against",
        "\"null\", \"long\" | \"null\" | field b: the numbers of union branches differ",
        "\"X\", \"Y\" | \"Y\", \"X\" | field c: the symbols differ",
        "\"X\", \"Y\" | \"X\", \"Y\", \"Z\" | field c: the symbols differ",
        "\"size\": 2 | \"size\": 3 | field d[]: the sizes differ",
        "\"values\": \"int\" | \"values\": \"long\" | field e.f{}: int against long",
        "\"name\": \"f\" | \"name\": \"g\" | field e.f is e.g there",
        "timestamp-millis | timestamp-micros | field t: the logical types differ"
      })
  void differencesAreNamed(String what, String with, String expected) {
    Schema base = schema("Base", BASE);
    Schema other = schema("Other", BASE.replace(what, with));
    assertThatThrownBy(() -> Schemas.requireExtends(base, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Other must begin with the fields of Base")
        .hasMessageContaining(expected);
    assertThat(Schemas.encodedAlike(base, other)).isFalse();
  }

  @Test
  void allDifferencesAreNamedAtOnce() {
    assertThatThrownBy(
            () ->
                Schemas.requireExtends(
                    schema("Base", BASE), schema("Other", "{\"name\": \"a\", \"type\": \"int\"}")))
        .hasMessageContaining("field a: string against int")
        .hasMessageContaining("field b is missing")
        .hasMessageContaining("field t is missing");
  }

  @Test
  void onlyRecordsExtend() {
    Schema text = Schema.create(Schema.Type.STRING);
    assertThatThrownBy(() -> Schemas.requireExtends(text, text))
        .hasMessageContaining("both must be records");
  }

  @Property(tries = 300)
  void everySchemaIsEncodedLikeItself(@ForAll long seed) {
    Schema one = new RandomAvro(seed).recordSchema(4);
    Schema same = new RandomAvro(seed).recordSchema(4);
    assertThat(Schemas.encodedAlike(one, same)).isTrue();
  }
}
