package io.millrace.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AvroContractBuilderTest {

  @Test
  void allMistakesAreReportedAtOnceWithTheirRemedies() {
    AvroContractBuilder builder =
        Orders.contract()
            .id("pieces")
            .key("nobody")
            .eventTime("local")
            .maxAhead(Duration.ofMillis(-1))
            .versions(99, Orders.ID)
            .sum("m1", "score")
            .sum("m1", "cents")
            .sum(" ", "cents")
            .count("m2", "state", "LOST")
            .count("m3", "pieces", "OPEN")
            .required("customer", "tags", "either", "head.no")
            .requiredWhen("no", "state", "OPEN")
            .absentUnless("cents", "no", "OPEN")
            .maxLength(1, "pieces")
            .maxLength(-1, "customer.name")
            .range("pieces", 2, 1)
            .range("head.id", 1, 2)
            .range("cents", 0.5, 1.5)
            .range("score", 2.0, Double.NaN)
            .format("pieces", TextForm.HTTP_URL, "a URL");

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "mistakes in the contract of schema 10:",
            "id pieces: is of type int; name a field that is a string, bytes or fixed",
            "key nobody: no field nobody: Order has head, customer, state, pieces, cents,",
            "eventTime local: has the logical type local-timestamp-millis; use timestamp-millis,",
            "maxAhead: PT-0.001S is negative; give zero or more",
            "version 99: not in the catalog; add it or leave it out",
            "version 10: named twice; name every schema id once",
            "sum m1 score: is of type double; name a field that is an int or long",
            "measure m1: needs a name of its own; rename it",
            "measure  : needs a name of its own; rename it",
            "count m2: state has no symbol LOST; it has OPEN, PAID",
            "count m3 pieces: is of type int; name a field that is an enum",
            "required customer: customer is a record: name one of its fields, name",
            "required tags: tags is of type array: only fields of a single value can be used",
            "required either: either is a union of several types:",
            "required head.no: no field head.no: Head has id, at",
            "requiredWhen no: no field no",
            "absentUnless cents no: no field no",
            "maxLength pieces: is of type int; name a field that is a string, bytes or fixed",
            "maxLength customer.name: -1 is negative; give 0 or more",
            "range pieces: 2 is above 1; exchange them",
            "range head.id: is of type bytes; name a field that is a number",
            "range cents: is of type long; name a field that is a float or double",
            "range score: 2.0 is not below NaN; exchange them",
            "format pieces: is of type int; name a field that is a string, bytes or fixed");
  }

  @Test
  void idKeyAndEventTimeMustBeGiven() {
    SchemaCatalog catalog = SchemaCatalog.of(Map.of(1, Orders.SCHEMA));
    assertThatThrownBy(() -> AvroContract.of(catalog, 1).build())
        .hasMessageContainingAll(
            "id: not given; call id with a string field",
            "key: not given; call key with a string field",
            "eventTime: not given; call eventTime with a long field");
  }

  @Test
  void theBaseMustBeARecordOfTheCatalog() {
    SchemaCatalog catalog =
        SchemaCatalog.of(Map.of(1, Schema.create(Schema.Type.INT), 2, Orders.SCHEMA));
    assertThatThrownBy(
            () -> AvroContract.of(catalog, 1).id("a").key("b").eventTime("c").required("d").build())
        .hasMessage(
            "mistakes in the contract of schema 1:\nschema 1: is no record; name one that is");
    assertThatThrownBy(
            () ->
                AvroContract.of(catalog, 3)
                    .id("a")
                    .key("b")
                    .eventTime("c")
                    .count("d", "e", "f")
                    .build())
        .hasMessage(
            "mistakes in the contract of schema 3:\n"
                + "schema 3: not in the catalog; add it or name another");
    assertThatThrownBy(() -> AvroContract.of(catalog, 2).versions(1).build())
        .hasMessageContaining("version 1: its schema is no record; leave it out");
  }

  @Test
  void aFieldUsedTwiceIsCapturedOnce() {
    AvroContract contract =
        Orders.contract()
            .required("head.id")
            .required("head.id")
            .maxLength(9, "head.id")
            .sum("pieces", "pieces")
            .range("pieces", 0, 9)
            .build();
    assertThat(contract.reader()).isNotNull();
  }
}
