package io.millrace.peer.clickstream;

import io.millrace.clickstream.ClickEvent;

/**
 * A valid click.
 *
 * @param event what happened
 * @param source the record it came in; a late click is dead-lettered as that
 */
public record Click(ClickEvent event, SourceRecord source) {

  /** The user, by whom clicks are totalled. */
  public String userId() {
    return event.getUserId();
  }

  /** When it happened, in epoch milliseconds. */
  public long eventTime() {
    return event.getEventTime().toEpochMilli();
  }
}
