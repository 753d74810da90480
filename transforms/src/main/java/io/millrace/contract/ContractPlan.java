package io.millrace.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * What an {@link AvroContract} was configured to, with names resolved to slots of the captured
 * fields.
 *
 * @param versions the other versions of the event, by schema id
 * @param fields the captured fields of the base schema
 * @param rules in the order of evaluation, without the event time's
 */
record ContractPlan(
    int baseId,
    Schema base,
    Map<Integer, Schema> versions,
    List<String> fields,
    int idSlot,
    int keySlot,
    EventTimeRule eventTime,
    List<ContractRule> rules,
    List<Measure> measures)
    implements Serializable {}
