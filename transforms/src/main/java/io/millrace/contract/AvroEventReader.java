package io.millrace.contract;

import io.millrace.reject.RejectionReason;
import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads values by an {@link AvroContract}. */
final class AvroEventReader implements EventReader {

  private final ContractPlan plan;
  private final ContractRule[] rules;
  private final Measure[] measures;
  private final EventTimeRule eventTimeRule;
  private final Skimmer datum;
  private final Map<Integer, SchemaVersion> versions = new HashMap<>();

  private byte[] payload = new byte[0];
  private int payloadStart;
  private int payloadEnd;
  private long eventTime;
  private String detail = "";

  AvroEventReader(ContractPlan plan) {
    this.plan = plan;
    this.rules = plan.rules().toArray(new ContractRule[0]);
    this.measures = plan.measures().toArray(new Measure[0]);
    this.eventTimeRule = plan.eventTime();
    this.datum = SkimProgram.compile(plan.base(), plan.fields()).skimmer();
    plan.versions()
        .forEach((id, writer) -> versions.put(id, new SchemaVersion(writer, plan.base())));
  }

  @Override
  public @Nullable RejectionReason read(byte[] bytes, int start, int length, long recordTimestamp) {
    if (length < 0) {
      return reject(RejectionReason.NULL_VALUE, "the record has no value");
    }
    if (!WireFormat.hasHeader(bytes, start, length)) {
      return reject(RejectionReason.MALFORMED, "no wire format header");
    }
    payload = bytes;
    payloadStart = start + WireFormat.HEADER_LENGTH;
    payloadEnd = start + length;
    int schemaId = WireFormat.schemaId(bytes, start);
    if (schemaId != plan.baseId()) {
      RejectionReason reason = project(schemaId);
      if (reason != null) {
        return reason;
      }
    }
    DatumFlaw flaw = datum.skim(payload, payloadStart, payloadEnd);
    if (flaw != null) {
      return reject(RejectionReason.MALFORMED, flaw.description());
    }
    for (ContractRule rule : rules) {
      if (!rule.holds(datum, payload)) {
        return reject(rule.reason(), rule.detail());
      }
    }
    eventTime = eventTimeRule.millis(datum);
    if (eventTimeRule.isTooEarly(eventTime)) {
      return reject(RejectionReason.BAD_EVENT_TIME, eventTimeRule.tooEarly());
    }
    if (eventTimeRule.isTooFarAhead(eventTime, recordTimestamp)) {
      return reject(RejectionReason.BAD_EVENT_TIME, eventTimeRule.tooFarAhead());
    }
    return null;
  }

  /** Puts the projection to the base schema in place of a payload of another version. */
  private @Nullable RejectionReason project(int schemaId) {
    SchemaVersion version = versions.get(schemaId);
    if (version == null) {
      return reject(
          RejectionReason.UNKNOWN_SCHEMA, "the schema id is not that of a schema of this event");
    }
    if (version.isEncodedLikeBase()) {
      return null;
    }
    RejectionReason reason = version.project(payload, payloadStart, payloadEnd);
    if (reason != null) {
      return reject(reason, version.detail());
    }
    payload = version.projection();
    payloadStart = 0;
    payloadEnd = payload.length;
    return null;
  }

  private RejectionReason reject(RejectionReason reason, String why) {
    detail = why;
    return reason;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public long eventTime() {
    return eventTime;
  }

  @Override
  public byte[] payload() {
    return payload;
  }

  @Override
  public int payloadStart() {
    return payloadStart;
  }

  @Override
  public int payloadLength() {
    return payloadEnd - payloadStart;
  }

  @Override
  public int idStart() {
    return datum.start(plan.idSlot());
  }

  @Override
  public int idLength() {
    return datum.end(plan.idSlot()) - datum.start(plan.idSlot());
  }

  @Override
  public int keyStart() {
    return datum.start(plan.keySlot());
  }

  @Override
  public int keyLength() {
    return datum.end(plan.keySlot()) - datum.start(plan.keySlot());
  }

  @Override
  public long measure(int index) {
    return measures[index].of(datum);
  }
}
