package io.millrace.clickstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contract.SchemaCatalog;
import org.junit.jupiter.api.Test;

class ClickSchemasTest {

  @Test
  void catalogHasTheSchemasByTheirIds() {
    SchemaCatalog catalog = ClickSchemas.catalog();

    assertThat(catalog.schema(1)).isEqualTo(ClickSchemas.clickEvent());
    assertThat(catalog.schema(2)).isEqualTo(ClickSchemas.enrichedClick());
    assertThat(catalog.schema(3)).isEqualTo(ClickSchemas.userProfile());
    assertThat(catalog.schema(4)).isEqualTo(ClickSchemas.clickAggregate());
    assertThat(catalog.schema(5)).isNull();
    assertThat(ClickSchemas.clickEvent().getName()).isEqualTo("ClickEvent");
    assertThat(ClickSchemas.enrichedClick().getName()).isEqualTo("EnrichedClick");
    assertThat(ClickSchemas.userProfile().getName()).isEqualTo("UserProfile");
    assertThat(ClickSchemas.clickAggregate().getName()).isEqualTo("ClickAggregate");
  }
}
