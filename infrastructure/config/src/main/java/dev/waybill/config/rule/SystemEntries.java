package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.rule.Sheet.WrittenSetting;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.config.yaml.Part;
import dev.waybill.connector.ConnectorType;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code systems:}; reports names, connectors and currencies that do not exist. */
final class SystemEntries {
    /** Names in a system's entry that are no settings of its connector. */
    static final Set<String> OWN = Set.of("connector", "market", "currency", "secrets");

    private final List<ConnectorType> connectors;
    private final Consumer<Problem> found;

    SystemEntries(List<ConnectorType> connectors, Consumer<Problem> found) {
        this.connectors = connectors;
        this.found = found;
    }

    List<WrittenSystem> read(Part.Mapping root) {
        List<WrittenSystem> systems = new ArrayList<>();
        for (Part.Entry entry :
                root.mapping("systems").map(Part.Mapping::entries).orElse(List.of())) {
            if (SystemId.isName(entry.name().value())) {
                systems.add(system(entry));
            } else {
                found.accept(new Problem(
                        entry.name().place(),
                        "a system cannot be called " + Words.quoted(entry.name().value()),
                        "use lower-case letters, digits and hyphens, at most 40, such as shop-es"));
            }
        }
        return systems;
    }

    private WrittenSystem system(Part.Entry entry) {
        Part.Mapping body = entry.value() instanceof Part.Mapping mapping
                ? mapping
                : new Part.Mapping(entry.value().place(), List.of());
        Map<String, WrittenSetting> settings = new LinkedHashMap<>();
        body.entries().stream()
                .filter(setting -> !OWN.contains(setting.name().value()))
                .forEach(setting -> flatten("", setting, settings));
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach((name, setting) -> values.put(name, setting.value()));
        SystemSpec spec = new SystemSpec(
                new SystemId(entry.name().value()),
                body.text("connector").map(Part.Text::value).orElse(""),
                body.text("market").flatMap(SystemEntries::market),
                body.text("currency").flatMap(this::currency),
                values,
                body.text("secrets").map(Part.Text::value));
        return new WrittenSystem(
                spec,
                entry.name().place(),
                body.text("connector").flatMap(this::connector),
                List.copyOf(settings.values()),
                body.entry("secrets").map(secrets -> secrets.value().place()));
    }

    private void flatten(String prefix, Part.Entry entry, Map<String, WrittenSetting> into) {
        String name = prefix + entry.name().value();
        switch (entry.value()) {
            case Part.Text text -> {
                WrittenSetting setting =
                        new WrittenSetting(name, text.value(), entry.name().place(), text.place());
                if (into.putIfAbsent(name, setting) != null) {
                    found.accept(new Problem(
                            setting.nameAt(), Words.quoted(name) + " is written twice", "keep one of them"));
                }
            }
            case Part.Mapping mapping -> mapping.entries().forEach(inner -> flatten(name + ".", inner, into));
            case Part.Sequence list ->
                found.accept(new Problem(
                        list.place(),
                        "expected one value, or names with values, for " + name + " but was a list",
                        "write it without [ ] and without hyphens"));
        }
    }

    private Optional<ConnectorType> connector(Part.Text name) {
        Optional<ConnectorType> type = connectors.stream()
                .filter(connector -> connector.name().equals(name.value()))
                .findFirst();
        if (type.isEmpty()) {
            found.accept(new Problem(
                    name.place(),
                    "there is no connector " + Words.quoted(name.value()),
                    Words.choose(
                            name.value(),
                            connectors.stream().map(ConnectorType::name).toList())));
        }
        return type;
    }

    private static Optional<Market> market(Part.Text text) {
        try {
            return Optional.of(new Market(text.value()));
        } catch (IllegalArgumentException reportedBySchema) {
            return Optional.empty();
        }
    }

    private Optional<Currency> currency(Part.Text text) {
        try {
            return Optional.of(Currency.getInstance(text.value()));
        } catch (IllegalArgumentException unknown) {
            found.accept(new Problem(
                    text.place(),
                    "there is no currency " + Words.quoted(text.value()),
                    "write three letters of ISO 4217, such as EUR"));
            return Optional.empty();
        }
    }
}
