package dev.waybill.domain.landscape;

import java.time.Instant;

/**
 * One version of the configuration and how it came about.
 *
 * @param source the file as written, comments and all
 */
public record Revision(Landscape landscape, String source, String who, String why, Instant at) {}
