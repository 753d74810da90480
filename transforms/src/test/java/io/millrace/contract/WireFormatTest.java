package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class WireFormatTest {

  @Test
  void headerIsAZeroByteAndTheIdBigEndian() {
    assertThat(WireFormat.frame(0x01020304, new byte[] {9}))
        .isEqualTo(HexFormat.of().parseHex("000102030409"));
  }

  @Property
  void readsTheIdThatWasWritten(@ForAll int id) {
    byte[] bytes = new byte[9];
    WireFormat.writeHeader(bytes, 3, id);
    assertThat(WireFormat.hasHeader(bytes, 3, 5)).isTrue();
    assertThat(WireFormat.schemaId(bytes, 3)).isEqualTo(id);
  }

  @Test
  void shortOrOtherBytesAreNoHeader() {
    assertThat(WireFormat.hasHeader(new byte[9], 0, 4)).isFalse();
    assertThat(WireFormat.hasHeader(new byte[0], 0, 0)).isFalse();
    assertThat(WireFormat.hasHeader(new byte[] {1, 0, 0, 0, 0}, 0, 5)).isFalse();
  }

  @Test
  void catalogFindsSchemasById() {
    Schema text = Schema.create(Schema.Type.STRING);
    SchemaCatalog catalog = SchemaCatalog.of(Map.of(7, text));
    assertThat(catalog.schema(7)).isEqualTo(text);
    assertThat(catalog.schema(8)).isNull();
    assertThat(catalog).isEqualTo(SchemaCatalog.of(Map.of(7, text))).hasToString("schemas [7]");
  }
}
