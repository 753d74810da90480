package io.millrace.load.audit;

import io.millrace.load.sequence.Contract;
import io.millrace.load.workload.Pipeline;
import io.millrace.load.workload.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The whole pipeline over topics in memory, one record after another, as plainly as the semantics
 * page: it shares no rule with the oracle. Partitions are read in bursts of random length, as a
 * consumer would.
 */
final class ReferencePipeline {
  private static final Schema ENRICHED = Contract.schema("enriched-click");
  private static final Schema AGGREGATE = Contract.schema("click-aggregate");
  private static final Schema PROFILE = Contract.schema("user-profile");

  private final MemoryTopics memory;
  private final Topics topics;
  private final Pipeline pipeline;
  private final Random random;
  private final Map<String, GenericRecord> profiles = new HashMap<>();
  private final Map<String, Long> seen = new HashMap<>();
  private final TreeMap<Long, Map<String, long[]>> windows = new TreeMap<>();
  private long watermark = Long.MIN_VALUE;

  ReferencePipeline(MemoryTopics memory, Topics topics, Pipeline pipeline, long seed) {
    this.memory = memory;
    this.topics = topics;
    this.pipeline = pipeline;
    this.random = new Random(seed);
  }

  void run() {
    memory.all(topics.profiles()).forEach(this::learn);
    int partitions = memory.partitions(topics.raw());
    int[] at = new int[partitions];
    long[] largest = new long[partitions];
    Arrays.fill(largest, Long.MIN_VALUE / 2);
    List<Integer> open = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      if (!memory.log(topics.raw(), p).isEmpty()) {
        open.add(p);
      }
    }
    while (!open.isEmpty()) {
      Integer p = open.get(random.nextInt(open.size()));
      List<ConsumerRecord<byte[], byte[]>> log = memory.log(topics.raw(), p);
      int until = Math.min(log.size(), at[p] + 1 + random.nextInt(50));
      for (; at[p] < until; at[p]++) {
        process(log.get(at[p]));
        largest[p] = Math.max(largest[p], log.get(at[p]).timestamp());
      }
      if (at[p] == log.size()) {
        open.remove(p);
      }
      // A partition read to its end follows the wall clock, which is far ahead.
      long least = open.stream().mapToLong(i -> largest[i]).min().orElse(Long.MAX_VALUE / 2);
      advance(least - pipeline.maxDisorder().toMillis());
    }
  }

  private void learn(ConsumerRecord<byte[], byte[]> record) {
    String user = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      profiles.remove(user);
    } else {
      profiles.put(user, read(PROFILE, record.value()));
    }
  }

  private void process(ConsumerRecord<byte[], byte[]> record) {
    PlainRules.Judged judged = PlainRules.judge(record);
    if (judged.reason() != null) {
      deadLetter(record, judged.reason(), "validate");
      return;
    }
    GenericRecord event = judged.event();
    String id = event.get("eventId").toString();
    long time = (long) event.get("eventTime");
    Long passed = seen.get(id);
    // Forgotten somewhere between one horizon and one and a half.
    long horizon = pipeline.deduplicationHorizon().toMillis();
    long kept = horizon + random.nextInt((int) horizon / 2);
    if (passed != null && watermark < passed + kept) {
      return;
    }
    seen.put(id, time);
    enrich(record, event, time);
    aggregate(record, event, time);
  }

  private void enrich(ConsumerRecord<byte[], byte[]> source, GenericRecord event, long time) {
    GenericRecord out = new GenericData.Record(ENRICHED);
    event.getSchema().getFields().forEach(field -> out.put(field.name(), event.get(field.pos())));
    GenericRecord profile = profiles.get(event.get("userId").toString());
    out.put("country", profile == null ? null : profile.get("country"));
    out.put("segment", profile == null ? null : profile.get("segment"));
    out.put("profileVersion", profile == null ? -1L : profile.get("version"));
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topics.enriched(), null, time, utf8(event.get("userId")), wire(2, out));
    record.headers().add(decimal("millrace.partition", source.partition()));
    record.headers().add(decimal("millrace.offset", source.offset()));
    memory.append(record);
  }

  private void aggregate(ConsumerRecord<byte[], byte[]> source, GenericRecord event, long time) {
    long size = pipeline.windowSize().toMillis();
    long start = time - Math.floorMod(time, size);
    if (watermark >= start + size + pipeline.allowedLateness().toMillis()) {
      deadLetter(source, "LATE", "aggregate");
      return;
    }
    String user = event.get("userId").toString();
    long[] sums =
        windows
            .computeIfAbsent(start, none -> new TreeMap<>())
            .computeIfAbsent(user, u -> new long[5]);
    Long amount = (Long) event.get("amountCents");
    sums[0]++;
    sums[1] += amount == null ? 0 : 1;
    sums[2] += amount == null ? 0 : amount;
    sums[3] += (int) event.get("durationMillis");
    if (watermark >= start + size) {
      emit(user, start, sums);
    }
  }

  private void advance(long to) {
    long size = pipeline.windowSize().toMillis();
    long before = watermark;
    watermark = Math.max(watermark, to);
    windows.forEach(
        (start, users) -> {
          if (before < start + size && watermark >= start + size) {
            users.forEach((user, sums) -> emit(user, start, sums));
          }
        });
  }

  private void emit(String user, long start, long[] sums) {
    GenericRecord out = new GenericData.Record(AGGREGATE);
    out.put("userId", user);
    out.put("windowStart", start);
    out.put("windowEnd", start + pipeline.windowSize().toMillis());
    out.put("events", sums[0]);
    out.put("purchases", sums[1]);
    out.put("amountCents", sums[2]);
    out.put("durationMillis", sums[3]);
    out.put("revision", (int) sums[4]++);
    memory.append(
        new ProducerRecord<>(topics.aggregates(), utf8(user + "@" + start), wire(4, out)));
  }

  private void deadLetter(ConsumerRecord<byte[], byte[]> source, String reason, String stage) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topics.deadLetters(), null, source.timestamp(), source.key(), source.value());
    source.headers().forEach(record.headers()::add);
    record.headers().add(new RecordHeader("millrace.reason", utf8(reason)));
    record.headers().add(new RecordHeader("millrace.detail", utf8("because")));
    record.headers().add(new RecordHeader("millrace.stage", utf8(stage)));
    record.headers().add(new RecordHeader("millrace.topic", utf8(source.topic())));
    record.headers().add(decimal("millrace.partition", source.partition()));
    record.headers().add(decimal("millrace.offset", source.offset()));
    record.headers().add(decimal("millrace.timestamp", source.timestamp()));
    record.headers().add(decimal("millrace.attempt", 1));
    memory.append(record);
  }

  private static RecordHeader decimal(String name, long value) {
    return new RecordHeader(name, utf8(value));
  }

  private static byte[] utf8(Object text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static GenericRecord read(Schema schema, byte[] value) {
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static byte[] wire(int id, GenericRecord datum) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 0, 0, (byte) id});
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
