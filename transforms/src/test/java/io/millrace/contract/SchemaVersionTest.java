package io.millrace.contract;

import static io.millrace.reject.RejectionReason.MALFORMED;
import static io.millrace.reject.RejectionReason.MISSING_FIELD;
import static io.millrace.reject.RejectionReason.OUT_OF_RANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {

  private static final Schema BASE =
      event(
          """
          {"name": "id", "type": "string"},
          {"name": "user", "type": "string"},
          {"name": "time", "type": "long"},
          {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}},
          {"name": "amount", "type": "long", "default": 7},
          {"name": "note", "type": ["null", "string"], "default": null}""");

  /** Other order, an int for a long, a new field, a symbol and nulls that the base has not. */
  private static final Schema EVOLVED =
      event(
          """
          {"name": "device", "type": "string", "default": "unknown"},
          {"name": "time", "type": "int"},
          {"name": "user", "type": ["null", "string"]},
          {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["C", "B", "A"]}},
          {"name": "id", "type": "string"}""");

  private static Schema event(String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"Event\", \"fields\": [" + fields + "]}");
  }

  private static AvroContractBuilder contract(Schema version) {
    return AvroContract.of(SchemaCatalog.of(Map.of(1, BASE, 2, version)), 1)
        .versions(2)
        .id("id")
        .key("user")
        .eventTime("time")
        .earliestEventTime(Instant.EPOCH)
        .count("b", "kind", "B")
        .sum("amount", "amount")
        .maxLength(5, "id");
  }

  private static GenericRecord evolved(String id, String user, String kind) {
    GenericRecord event = new GenericData.Record(EVOLVED);
    event.put("device", "phone");
    event.put("time", 1_000);
    event.put("user", user);
    event.put("kind", new GenericData.EnumSymbol(EVOLVED.getField("kind").schema(), kind));
    event.put("id", id);
    return event;
  }

  @Test
  void projectsToTheBaseAndGoesOnFromThere() {
    EventReader reader = contract(EVOLVED).build().reader();
    byte[] value = value(evolved("e1", "ada", "B"));
    assertThat(reader.read(value, 0, value.length, 1_000)).isNull();
    assertThat(reader.eventTime()).isEqualTo(1_000);
    assertThat(reader.measure(0)).isEqualTo(1);
    assertThat(reader.measure(1)).as("the base's default").isEqualTo(7);
    assertThat(id(reader)).isEqualTo("e1");
    assertThat(key(reader)).isEqualTo("ada");

    GenericRecord expected = new GenericData.Record(BASE);
    expected.put("id", "e1");
    expected.put("user", "ada");
    expected.put("time", 1_000L);
    expected.put("kind", new GenericData.EnumSymbol(BASE.getField("kind").schema(), "B"));
    expected.put("amount", 7L);
    assertThat(payload(reader)).isEqualTo(RandomAvro.encode(BASE, expected));
    assertThat(reader.payload()).isNotSameAs(value);
  }

  @Test
  void rulesHoldForProjectionsToo() {
    EventReader reader = contract(EVOLVED).build().reader();
    byte[] value = value(evolved("123456", "ada", "B"));
    assertThat(reader.read(value, 0, value.length, 1_000)).isEqualTo(OUT_OF_RANGE);
  }

  @Test
  void nullWhereTheBaseNeedsAValueIsAMissingField() {
    EventReader reader = contract(EVOLVED).build().reader();
    byte[] value = value(evolved("e1", null, "B"));
    assertThat(reader.read(value, 0, value.length, 1_000)).isEqualTo(MISSING_FIELD);
    assertThat(reader.detail()).startsWith("user: null");
  }

  @Test
  void whatDoesNotResolveIsMalformedAndLeavesNoTrace() {
    EventReader reader = contract(EVOLVED).build().reader();
    byte[] unresolved = value(evolved("e1", "ada", "C"));
    byte[] next = value(evolved("e2", "bob", "A"));
    assertThat(reader.read(unresolved, 0, unresolved.length, 1_000)).isEqualTo(MALFORMED);
    assertThat(reader.detail()).startsWith("does not resolve to the base schema");
    assertThat(reader.read(next, 0, next.length, 1_000)).isNull();
    assertThat(id(reader)).isEqualTo("e2");
  }

  @Test
  void damagedDataOfAVersionAreMalformed() {
    EventReader reader = contract(EVOLVED).build().reader();
    byte[] value = value(evolved("e1", "ada", "B"));
    for (int length = 5; length < value.length; length++) {
      assertThat(reader.read(value, 0, length, 1_000)).isEqualTo(MALFORMED);
    }
    byte[] longer = Arrays.copyOf(value, value.length + 1);
    assertThat(reader.read(longer, 0, longer.length, 1_000)).isEqualTo(MALFORMED);
  }

  @Test
  void versionsThatDifferInDocumentationOnlyAreReadInPlace() {
    Schema documented =
        new Schema.Parser()
            .parse(BASE.toString().replaceFirst("\"fields\"", "\"doc\":\"x\",\"fields\""));
    EventReader reader = contract(documented).build().reader();
    GenericRecord event = new GenericData.Record(BASE);
    event.put("id", "e1");
    event.put("user", "ada");
    event.put("time", 1L);
    event.put("kind", new GenericData.EnumSymbol(BASE.getField("kind").schema(), "A"));
    event.put("amount", 1L);
    byte[] value = WireFormat.frame(2, RandomAvro.encode(BASE, event));
    assertThat(reader.read(value, 0, value.length, 1_000)).isNull();
    assertThat(reader.payload()).isSameAs(value);
  }

  @Test
  void versionsThatCanNeverResolveAreRefused() {
    Schema withoutUser = event("{\"name\": \"id\", \"type\": \"string\"}");
    assertThatThrownBy(() -> contract(withoutUser).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2: never resolves to the base schema: ")
        .hasMessageContaining("missing required field kind");
    Schema otherTypes =
        new Schema.Parser()
            .parse(
                BASE.toString()
                    .replace("\"type\":\"long\"", "\"type\":\"bytes\"")
                    .replace("\"default\":7", "\"default\":\"\""));
    assertThatThrownBy(() -> contract(otherTypes).build())
        .hasMessageContaining("version 2: never resolves to the base schema: ");
  }

  @Property(tries = 500)
  void reorderedFieldsAndNewOnesProjectToTheSameDatum(@ForAll long seed) throws IOException {
    RandomAvro avro = new RandomAvro(seed);
    Schema base = avro.recordSchema(3);
    List<Schema.Field> fields = new ArrayList<>();
    base.getFields().forEach(field -> fields.add(new Schema.Field(field.name(), field.schema())));
    Schema unknown = avro.recordSchema(2);
    fields.add(new Schema.Field("unknown", unknown));
    Collections.shuffle(fields, avro.random());
    Schema evolved = Schema.createRecord(base.getName(), null, base.getNamespace(), false, fields);
    GenericRecord datum = (GenericRecord) avro.datum(base, 5);
    GenericRecord written = new GenericData.Record(evolved);
    base.getFields().forEach(field -> written.put(field.name(), datum.get(field.pos())));
    written.put("unknown", avro.datum(unknown, 3));
    byte[] bytes = RandomAvro.encode(evolved, written, avro.random().nextBoolean());

    SchemaVersion version = new SchemaVersion(evolved, base);
    assertThat(SchemaVersion.problems(2, evolved, base)).isEmpty();
    assertThat(version.project(bytes, 0, bytes.length)).as(version.detail()).isNull();

    // Read again, as the order of a map's entries is not kept.
    assertThat(read(base, version.projection()).equals(read(base, RandomAvro.encode(base, datum))))
        .isTrue();
  }

  private static Object read(Schema schema, byte[] bytes) throws IOException {
    GenericData model = new GenericData();
    model.setFastReaderEnabled(true);
    return new GenericDatumReader<>(schema, schema, model)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static byte[] value(GenericRecord event) {
    return WireFormat.frame(2, RandomAvro.encode(EVOLVED, event));
  }

  private static String id(EventReader reader) {
    return new String(
        reader.payload(), reader.idStart(), reader.idLength(), StandardCharsets.UTF_8);
  }

  private static String key(EventReader reader) {
    return new String(
        reader.payload(), reader.keyStart(), reader.keyLength(), StandardCharsets.UTF_8);
  }

  private static byte[] payload(EventReader reader) {
    return Arrays.copyOfRange(
        reader.payload(), reader.payloadStart(), reader.payloadStart() + reader.payloadLength());
  }
}
