package dev.waybill.engine.ledger;

import dev.waybill.domain.message.Step;
import java.time.Duration;

/** One step of an operation: how long it took, whether it ended well, and a word about it (no personal data). */
public record StepTiming(Step step, Duration took, boolean ok, String note) {}
