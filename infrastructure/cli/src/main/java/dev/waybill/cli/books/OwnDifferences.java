package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.Stores;
import dev.waybill.config.Change;
import dev.waybill.config.LandscapeDiff;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.whatif.WhatIf.Report;
import dev.waybill.flows.WhatIfs;
import dev.waybill.views.StateJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the table itself, and decides again on this computer.
 *
 * @param place for people
 */
public record OwnDifferences(
        String place,
        Optional<Revision> latest,
        Landscape wanted,
        Stores stores,
        CurrentLandscape landscape,
        Connections connections,
        Clock clock)
        implements Differences {
    @Override
    public Optional<JsonNode> inForce() {
        return latest.map(StateJson::of);
    }

    @Override
    public List<Change> changes() {
        return LandscapeDiff.between(latest.map(Revision::landscape), wanted);
    }

    @Override
    public Report replayed(int days, int most) {
        WhatIfs whatIfs = new WhatIfs(
                landscape, connections, stores.ledger(), () -> UUID.randomUUID().toString(), clock);
        return whatIfs.under(wanted, clock.instant().minus(Duration.ofDays(days)), most, () -> true);
    }
}
