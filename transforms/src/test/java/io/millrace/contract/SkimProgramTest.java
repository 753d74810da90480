package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkimProgramTest {

  /** Types in the terms of the table below. */
  private static Schema typed(String type) {
    String json =
        switch (type) {
          case "optional" -> "[\"null\", \"int\"]";
          case "enum" -> "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"B\"]}";
          case "fixed" -> "{\"type\": \"fixed\", \"name\": \"F\", \"size\": 2}";
          case "ints" -> "{\"type\": \"array\", \"items\": \"int\"}";
          case "nulls" -> "{\"type\": \"array\", \"items\": \"null\"}";
          case "doubles" -> "{\"type\": \"array\", \"items\": \"double\"}";
          case "map" -> "{\"type\": \"map\", \"values\": \"int\"}";
          case "list" -> "[\"null\", \"R\"]";
          case "self" -> "\"R\"";
          default -> '"' + type + '"';
        };
    return new Schema.Parser()
        .parse(
            "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"f\", \"type\": "
                + json
                + "}]}");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "null, '', ",
    "null, 00, TRAILING_BYTES",
    "boolean, 00, ",
    "boolean, 01, ",
    "boolean, 02, BAD_BOOLEAN",
    "boolean, ff, BAD_BOOLEAN",
    "boolean, '', TRUNCATED",
    "int, 00, ",
    "int, 8000, ",
    "int, 80, TRUNCATED",
    "int, ffffffff0f, ",
    "int, 80808080808000, BAD_NUMBER",
    "int, 8080808080, BAD_NUMBER",
    "int, 80808080, TRUNCATED",
    "long, ffffffffffffffffff01, ",
    "long, 80808080808080808080, BAD_NUMBER",
    "long, 808080808080808080, TRUNCATED",
    "long, 0000, TRAILING_BYTES",
    "float, 000000, TRUNCATED",
    "double, 00000000000000, TRUNCATED",
    "fixed, 0102, ",
    "fixed, 01, TRUNCATED",
    "string, 00, ",
    "string, 0241, ",
    "string, 01, BAD_LENGTH",
    "string, 0441, TRUNCATED",
    "string, feffffffffffffffff01, TRUNCATED",
    "string, ffffffffffffffffff01, BAD_LENGTH",
    "string, 02ff, BAD_UTF8",
    "bytes, 02ff, ",
    "bytes, 01, BAD_LENGTH",
    "bytes, 02, TRUNCATED",
    "enum, 00, ",
    "enum, 02, ",
    "enum, 04, BAD_ENUM_INDEX",
    "enum, 01, BAD_ENUM_INDEX",
    "optional, 00, ",
    "optional, 0202, ",
    "optional, 02, TRUNCATED",
    "optional, 04, BAD_UNION_INDEX",
    "optional, 01, BAD_UNION_INDEX",
    "ints, 00, ",
    "ints, 04020400, ",
    "ints, 0202020200, ",
    "ints, 02, BAD_BLOCK",
    "ints, 0202, TRUNCATED",
    "ints, 0302020400, BAD_BLOCK",
    "ints, 0304020400, ",
    "ints, 0302020200, BAD_BLOCK",
    "ints, 0306020400, BAD_BLOCK",
    "ints, 03ff020400, BAD_BLOCK",
    "ints, 0301, BAD_BLOCK",
    "ints, feffffffffffffffff01, BAD_BLOCK",
    "ints, ffffffffffffffffff0100, BAD_BLOCK",
    "doubles, 02000000000000f03f00, ",
    "doubles, 04000000000000000000000000000000, BAD_BLOCK",
    "nulls, 808008, TRUNCATED",
    "nulls, 80800800, ",
    "nulls, 8280080000, BAD_BLOCK",
    "nulls, 8080080200, BAD_BLOCK",
    "map, 00, ",
    "map, 0202410200, ",
    "map, 0202ff0200, BAD_UTF8",
    "map, 02010200, BAD_LENGTH",
    "map, 04000000, BAD_BLOCK",
    "list, 020200, ",
    "self, '', TOO_DEEP"
  })
  void tellsDataFromWhatIsNone(String type, String hex, DatumFlaw flaw) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(SkimProgram.compile(typed(type), List.of()).skimmer().skim(bytes, 0, bytes.length))
        .isEqualTo(flaw);
  }

  @Test
  void nestingEndsBeforeTheStackDoes() {
    Skimmer skimmer = SkimProgram.compile(typed("list"), List.of()).skimmer();
    assertThat(skimmer.skim(chain(SkimProgram.MAX_DEPTH), 0, SkimProgram.MAX_DEPTH + 1)).isNull();
    assertThat(skimmer.skim(chain(SkimProgram.MAX_DEPTH + 1), 0, SkimProgram.MAX_DEPTH + 2))
        .isEqualTo(DatumFlaw.TOO_DEEP);
    byte[] endless = chain(1_000_000);
    assertThat(skimmer.skim(endless, 0, endless.length)).isEqualTo(DatumFlaw.TOO_DEEP);
  }

  private static byte[] chain(int links) {
    byte[] bytes = new byte[links + 1];
    Arrays.fill(bytes, 0, links, (byte) 2);
    return bytes;
  }

  @Test
  void capturesThroughRecordsThatMayBeNull() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Outer", "fields": [
                  {"name": "inner", "type": ["null", {"type": "record", "name": "Inner", "fields": [
                    {"name": "text", "type": ["string", "null"]},
                    {"name": "number", "type": "long"}]}]},
                  {"name": "again", "type": "Inner"}]}
                """);
    SkimProgram program =
        SkimProgram.compile(schema, List.of("again.number", "inner.text", "inner.number"));
    Skimmer skimmer = program.skimmer();

    byte[] full = HexFormat.of().parseHex("02" + "000241" + "03" + "02" + "05");
    assertThat(skimmer.skim(full, 0, full.length)).isNull();
    assertThat(skimmer.longValue(0)).isEqualTo(-3);
    assertThat(skimmer.start(1)).isEqualTo(3);
    assertThat(skimmer.end(1)).isEqualTo(4);
    assertThat(skimmer.longValue(2)).isEqualTo(-2);

    byte[] absent = HexFormat.of().parseHex("00" + "02" + "05");
    assertThat(skimmer.skim(absent, 0, absent.length)).isNull();
    assertThat(skimmer.isNull(0)).isFalse();
    assertThat(skimmer.isNull(1)).isTrue();
    assertThat(skimmer.isNull(2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", "f.g", "", "f.", "."})
  void refusesPathsThatLeadNowhere(String path) {
    assertThatThrownBy(() -> SkimProgram.compile(typed("optional"), List.of(path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no field " + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "ints", "map", "list"})
  void refusesFieldsThatAreNoSingleValue(String type) {
    assertThatThrownBy(() -> SkimProgram.compile(typed(type), List.of("f")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("f is ");
  }

  @Test
  void refusesSchemasThatAreNoRecordAndFieldsNamedTwice() {
    assertThatThrownBy(() -> SkimProgram.compile(Schema.create(Schema.Type.INT), List.of()))
        .hasMessageContaining("only records");
    assertThatThrownBy(() -> SkimProgram.compile(typed("int"), List.of("f", "f")))
        .hasMessageContaining("captured twice");
  }
}
