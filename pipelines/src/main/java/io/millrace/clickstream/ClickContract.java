package io.millrace.clickstream;

import io.millrace.contract.AvroContract;
import io.millrace.contract.AvroContractBuilder;
import io.millrace.contract.EventContract;
import io.millrace.contract.SchemaCatalog;
import io.millrace.contract.TextForm;

/**
 * What a valid click is, and what is totalled of it: see "Validate" in {@code docs/semantics.md}.
 */
public final class ClickContract {

  /** Measure: the number of purchases. */
  public static final String PURCHASES = "purchases";

  /** Measure: the sum of the amounts, in cents. */
  public static final String AMOUNT_CENTS = "amountCents";

  /** Measure: the sum of the times on page, in milliseconds. */
  public static final String DURATION_MILLIS = "durationMillis";

  private static final int MAX_ID_CHARACTERS = 64;
  private static final int MAX_URL_CHARACTERS = 2048;
  private static final int MAX_USER_AGENT_CHARACTERS = 512;
  private static final long DAY_MILLIS = 86_400_000;

  private ClickContract() {}

  /** The contract of the schemas that come with Millrace. */
  public static EventContract create() {
    return of(ClickSchemas.catalog());
  }

  /**
   * The contract of {@link ClickSchemas#CLICK_EVENT} in another catalog.
   *
   * @param versions ids of further versions of the click's schema
   */
  public static EventContract of(SchemaCatalog catalog, int... versions) {
    AvroContractBuilder click = AvroContract.of(catalog, ClickSchemas.CLICK_EVENT);
    return click
        .versions(versions)
        .id("eventId")
        .key("userId")
        .eventTime("eventTime")
        .count(PURCHASES, "action", "PURCHASE")
        .sum(AMOUNT_CENTS, "amountCents")
        .sum(DURATION_MILLIS, "durationMillis")
        .required("eventId", "userId", "sessionId", "pageUrl", "ipAddress")
        .requiredWhen("amountCents", "action", "PURCHASE")
        .maxLength(MAX_ID_CHARACTERS, "eventId", "userId", "sessionId")
        .maxLength(MAX_URL_CHARACTERS, "pageUrl")
        .maxLength(MAX_USER_AGENT_CHARACTERS, "userAgent")
        .range("durationMillis", 0, DAY_MILLIS)
        .atLeast("amountCents", 1)
        .format("pageUrl", TextForm.HTTP_URL, "an http or https URL")
        .format("ipAddress", TextForm.IP_LITERAL, "an IP address")
        .absentUnless("amountCents", "action", "PURCHASE")
        .build();
  }
}
