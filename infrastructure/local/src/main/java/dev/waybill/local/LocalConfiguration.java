package dev.waybill.local;

import dev.waybill.config.Applied;
import dev.waybill.config.Checked;
import dev.waybill.config.Configuration;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.connector.ConnectorType;
import dev.waybill.demo.DemoShopRest;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.port.LandscapeStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The waybill.yaml of a local run: read, its demo ERP and demo shops put where they really are, applied. */
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
        return demoErp().map(system -> with(system, address)).orElse(this);
    }

    /** The shops that the demo plays. */
    List<SystemSpec> demoShops() {
        return landscape.systems().stream().filter(DemoShopRest::plays).toList();
    }

    /** The same with the demo's shops at these addresses. */
    LocalConfiguration withDemoShopsAt(Function<String, URI> addresses) {
        LocalConfiguration moved = this;
        for (SystemSpec shop : demoShops()) {
            moved = moved.with(shop, addresses.apply(shop.id().value()));
        }
        return moved;
    }

    /** The same, but what is asked for is asked for so often. */
    LocalConfiguration asking(Duration every) {
        String text = file.text()
                .replaceAll("updates: *(?:on-change|every [0-9]+[smh])", "updates: every " + every.toSeconds() + "s");
        ConfigurationText changed = ConfigurationText.of(file.name(), text);
        return new LocalConfiguration(changed, landscape(check.check(changed)), check);
    }

    private LocalConfiguration with(SystemSpec system, URI address) {
        Optional<String> written = system.setting("url");
        if (written.isEmpty()) {
            return this;
        }
        String whole = "(?<=[\\s\"'])" + Pattern.quote(written.get()) + "(?=[\\s\"',}]|$)";
        ConfigurationText moved = ConfigurationText.of(
                file.name(), file.text().replaceAll(whole, Matcher.quoteReplacement(address.toString())));
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
