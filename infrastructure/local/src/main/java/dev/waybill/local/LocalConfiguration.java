package dev.waybill.local;

import dev.waybill.config.Applied;
import dev.waybill.config.Checked;
import dev.waybill.config.Configuration;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.connector.ConnectorType;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.port.LandscapeStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waybill.yaml of a local run: read, its demo ERP put where it really is, applied. */
final class LocalConfiguration {
    private static final int MOST_VERSIONS = 1000;
    private static final String DEMO_ERP = "demo-erp";

    private final ConfigurationText file;
    private final Landscape landscape;
    private final ConfigurationCheck check;

    private LocalConfiguration(ConfigurationText file, Landscape landscape, ConfigurationCheck check) {
        this.file = file;
        this.landscape = landscape;
        this.check = check;
    }

    /**
     * Reads and proves it.
     *
     * @throws LocalRunException with every problem, each with its line
     */
    static LocalConfiguration read(Path path, Map<String, ConnectorType> types) {
        ConfigurationText file = ConfigurationText.of(path);
        ConfigurationCheck check = new ConfigurationCheck(List.copyOf(types.values()));
        return new LocalConfiguration(file, landscape(check.check(file)), check);
    }

    Landscape landscape() {
        return landscape;
    }

    /** The system that is the demo ERP, if there is one. */
    Optional<SystemSpec> demoErp() {
        return landscape.systems().stream()
                .filter(system -> system.connector().equals(DEMO_ERP))
                .findFirst();
    }

    /** The same with the demo ERP at this address. */
    LocalConfiguration withDemoErpAt(URI address) {
        Optional<String> written = demoErp().flatMap(system -> system.setting("url"));
        if (written.isEmpty()) {
            return this;
        }
        ConfigurationText moved =
                ConfigurationText.of(file.name(), file.text().replace(written.get(), address.toString()));
        return new LocalConfiguration(moved, landscape(check.check(moved)), check);
    }

    /** Applies it, unless this very text was applied before: what was applied after it then stays in force. */
    void apply(LandscapeStore store, Clock clock) {
        boolean seen = store.history(MOST_VERSIONS).stream()
                .anyMatch(revision -> revision.source().equals(file.text()));
        if (seen) {
            return;
        }
        switch (new Configuration(check, store, clock).apply(file, "local run", "start of a local run")) {
            case Applied.Done done -> {}
            case Applied.Unchanged unchanged -> {}
            case Applied.Refused refused -> throw refused(refused.problems());
            case Applied.Overtaken overtaken -> throw new LocalRunException(overtaken.sentence());
        }
    }

    private static Landscape landscape(Checked checked) {
        return switch (checked) {
            case Checked.Ok ok -> ok.landscape();
            case Checked.Problems problems -> throw refused(problems);
        };
    }

    private static LocalRunException refused(Checked.Problems problems) {
        return new LocalRunException(String.join("\n", problems.lines()));
    }
}
