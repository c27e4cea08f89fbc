package dev.waybill.engine.poll;

import java.time.Instant;

/** How far one look may go: what it leaves is for the next. */
public record PollLimits(int mostPages, Instant deadline) {}
