package io.millrace.pipeline.write;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.clickstream.ClickContract;
import io.millrace.clickstream.ClickSchemas;
import org.junit.jupiter.api.Test;

class AvroTotalsFormatTest {

  @Test
  void refusesASchemaOfOtherTotals() {
    assertThatThrownBy(
            () ->
                AvroTotalsFormat.of(
                    "totals",
                    ClickSchemas.USER_PROFILE,
                    ClickSchemas.userProfile(),
                    ClickContract.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "io.millrace.clickstream.UserProfile must have the fields [userId string, windowStart"
                + " long, windowEnd long, version long, purchases long, amountCents long,"
                + " durationMillis long, revision int], not [userId string, country string, segment"
                + " string, version long]");
  }
}
