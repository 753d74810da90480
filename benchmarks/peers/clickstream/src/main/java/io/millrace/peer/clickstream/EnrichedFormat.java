package io.millrace.peer.clickstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.clickstream.ClickEvent;
import io.millrace.clickstream.EnrichedClick;
import io.millrace.clickstream.UserProfile;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Forms the records of enriched clicks. For one thread at a time. */
public final class EnrichedFormat {
  private static final int SCHEMA_ID = 2;
  private static final long NO_VERSION = -1;

  private final String topic;
  private final AvroFormat<EnrichedClick> format = new AvroFormat<>(EnrichedClick.class, SCHEMA_ID);

  /** Records for {@code topic}. */
  public EnrichedFormat(String topic) {
    this.topic = topic;
  }

  /**
   * The record of a click.
   *
   * @param profile of its user, null if there is none
   */
  public ProducerRecord<byte[], byte[]> record(Click click, UserProfile profile) {
    return new ProducerRecord<>(
        topic,
        null,
        click.eventTime(),
        click.userId().getBytes(UTF_8),
        format.write(enrich(click.event(), profile)),
        click.source().coordinates());
  }

  private static EnrichedClick enrich(ClickEvent event, UserProfile profile) {
    return new EnrichedClick(
        event.getEventId(),
        event.getUserId(),
        event.getSessionId(),
        event.getEventTime(),
        event.getAction(),
        event.getPageUrl(),
        event.getReferrer(),
        event.getDurationMillis(),
        event.getAmountCents(),
        event.getIpAddress(),
        event.getUserAgent(),
        profile == null ? null : profile.getCountry(),
        profile == null ? null : profile.getSegment(),
        profile == null ? NO_VERSION : profile.getVersion());
  }
}
