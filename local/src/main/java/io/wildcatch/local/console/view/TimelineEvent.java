package io.wildcatch.local.console.view;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One thing that happened to an account.
 *
 * @param type {@code decision}, {@code touch} or {@code verdict}
 */
public record TimelineEvent(Instant at, String type, SpecificRecord record) {}
