package io.millrace.micro;

import io.millrace.clickstream.ClickContract;
import io.millrace.clickstream.ClickEvent;
import io.millrace.clickstream.ClickSchemas;
import io.millrace.contract.DatumFlaw;
import io.millrace.contract.EventReader;
import io.millrace.contract.SkimProgram;
import io.millrace.contract.Skimmer;
import io.millrace.contract.WireFormat;
import io.millrace.reject.RejectionReason;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finding the fields of one click in its bytes: skimmed in place, and decoded to objects by Avro.
 * Avro's readers are measured with the record they fill being used again, too, which a pipeline can
 * do only if no element is kept.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecodeBenchmark {
  private static final int VALUES = 4_096;
  private static final long AFTER_ALL_EVENTS = 4_000_000_000_000L;
  private static final int HEADER = WireFormat.HEADER_LENGTH;

  @Param({"300", "1200"})
  public int payloadBytes;

  private final Skimmer skimmer =
      SkimProgram.compile(ClickSchemas.clickEvent(), List.of("eventId", "userId", "eventTime"))
          .skimmer();
  private final EventReader reader = ClickContract.create().reader();
  private final GenericDatumReader<GenericRecord> generic =
      new GenericDatumReader<>(ClickSchemas.clickEvent());
  private final SpecificDatumReader<ClickEvent> specific =
      new SpecificDatumReader<>(ClickEvent.class);
  private byte[][] values;
  private int at;
  private BinaryDecoder decoder;
  private GenericRecord genericClick;
  private ClickEvent specificClick;

  @Setup
  public void generate() {
    values = Clicks.validValues(Clicks.sequence("payload.bytes=" + payloadBytes), VALUES);
  }

  private byte[] next() {
    at = (at + 1) & (VALUES - 1);
    return values[at];
  }

  private BinaryDecoder decoder() {
    byte[] value = next();
    decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, decoder);
    return decoder;
  }

  /** Three fields found, the whole datum checked to be well-formed. */
  @Benchmark
  public DatumFlaw skim() {
    byte[] value = next();
    return skimmer.skim(value, HEADER, value.length);
  }

  /** All rules of the contract checked, too. */
  @Benchmark
  public RejectionReason skimAndCheck() {
    byte[] value = next();
    return reader.read(value, 0, value.length, AFTER_ALL_EVENTS);
  }

  @Benchmark
  public GenericRecord avroGeneric() throws IOException {
    return generic.read(null, decoder());
  }

  @Benchmark
  public GenericRecord avroGenericReused() throws IOException {
    genericClick = generic.read(genericClick, decoder());
    return genericClick;
  }

  @Benchmark
  public ClickEvent avroSpecific() throws IOException {
    return specific.read(null, decoder());
  }

  @Benchmark
  public ClickEvent avroSpecificReused() throws IOException {
    specificClick = specific.read(specificClick, decoder());
    return specificClick;
  }

  /** Event time of the click that was skimmed last. */
  long skimmedTime() {
    return skimmer.longValue(2);
  }
}
