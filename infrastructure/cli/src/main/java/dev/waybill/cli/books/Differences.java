package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.config.Change;
import dev.waybill.engine.whatif.WhatIf.Report;
import java.util.List;
import java.util.Optional;

/** A configuration file beside the one in force. */
public interface Differences {
    /** Where that one is in force, for people. */
    String place();

    /** The version in force; empty if none was applied yet. */
    Optional<JsonNode> inForce();

    /** What would change. */
    List<Change> changes();

    /**
     * What would have been decided otherwise.
     *
     * @param days what changed within so many
     * @param most of each way
     * @throws dev.waybill.cli.target.UsageException if that is more than is done there
     */
    Report replayed(int days, int most);
}
