package dev.waybill.config;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.port.LandscapeStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes a file into force: checked, compared, then appended as the next version. Nothing is ever overwritten. */
public final class Configuration {
    private final ConfigurationCheck check;
    private final LandscapeStore store;
    private final Clock clock;

    public Configuration(ConfigurationCheck check, LandscapeStore store, Clock clock) {
        this.check = check;
        this.store = store;
        this.clock = clock;
    }

    /** What would change if this were applied now. */
    public List<Change> diff(Landscape wanted) {
        return LandscapeDiff.between(store.latest().map(Revision::landscape), wanted);
    }

    /**
     * Applies a file.
     *
     * @param who wants it
     * @param why in a sentence; kept with the version
     * @throws IllegalArgumentException if nobody wants it or for no reason
     */
    public Applied apply(ConfigurationText file, String who, String why) {
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("a configuration is applied by somebody, for a reason");
        }
        return switch (check.check(file)) {
            case Checked.Problems problems -> new Applied.Refused(problems);
            case Checked.Ok ok -> apply(ok.landscape(), file, who, why);
        };
    }

    private Applied apply(Landscape wanted, ConfigurationText file, String who, String why) {
        Optional<Revision> latest = store.latest();
        List<Change> changes = LandscapeDiff.between(latest.map(Revision::landscape), wanted);
        long version = latest.map(revision -> revision.landscape().version()).orElse(0L);
        if (changes.isEmpty()) {
            return new Applied.Unchanged(version);
        }
        Revision next =
                new Revision(wanted.withVersion(version + 1), file.text(), who.strip(), why.strip(), clock.instant());
        return store.append(next) ? new Applied.Done(next, changes) : overtaken(version + 1);
    }

    private Applied overtaken(long version) {
        String by = store.version(version)
                .map(revision -> " by " + revision.who() + " at " + revision.at() + " (" + revision.why() + ")")
                .orElse("");
        return new Applied.Overtaken(
                version,
                "version " + version + " was applied meanwhile" + by
                        + ": look at what it changed with `waybill config diff`, then apply again");
    }
}
