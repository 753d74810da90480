/**
 * What an event is: how it is found in bytes, and when it is valid. Every stage knows events only
 * through an {@link io.millrace.contract.EventContract}; {@link io.millrace.contract.AvroContract}
 * is the one for Avro values in the Confluent wire format.
 *
 * <p>An Avro contract compiles the schema to a {@link io.millrace.contract.SkimProgram}, which
 * walks a datum once, proves that it is well-formed, and notes where the fields of interest lie.
 * Rules are checked on the bytes, so that a valid event costs no garbage.
 *
 * <p>Plain Java: this package knows neither Beam nor Kafka.
 */
package io.millrace.contract;
