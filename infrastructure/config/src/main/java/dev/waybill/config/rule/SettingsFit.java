package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.rule.Sheet.WrittenSetting;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.http.Destination;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each system has the settings that its connector declares, and no others. */
final class SettingsFit implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        return sheet.systems().stream()
                .flatMap(system -> system.type().stream()
                        .flatMap(type -> Stream.concat(
                                missing(system, type),
                                system.settings().stream()
                                        .filter(setting -> !setting.name().equals(SystemSpec.SHADOW_OF))
                                        .flatMap(setting -> wrong(system, type, setting).stream()))))
                .toList();
    }

    private static Stream<Problem> missing(WrittenSystem system, ConnectorType type) {
        return type.settings().stream()
                .filter(Setting::required)
                .filter(setting -> system.settings().stream().noneMatch(written -> setting.covers(written.name())))
                .map(setting -> new Problem(
                        system.at(),
                        "system " + system.id() + " has no '" + setting.name() + "', which the connector " + type.name()
                                + " needs",
                        "add '" + setting.name().replace(".*", "") + ":' (" + setting.meaning() + ")"));
    }

    private static Optional<Problem> wrong(WrittenSystem system, ConnectorType type, WrittenSetting written) {
        Optional<Setting> declared = type.settings().stream()
                .filter(setting -> setting.covers(written.name()))
                .findFirst();
        if (declared.isPresent()) {
            return illTyped(declared.get(), written);
        }
        if (type.secrets().contains(written.name())) {
            return Optional.of(
                    new Problem(
                            written.nameAt(),
                            "system " + system.id() + " has the secret '" + written.name() + "' in this file",
                            "keep it in the parameter that 'secrets:' names, and change it: it must be taken as known to others"));
        }
        return Optional.of(new Problem(
                written.nameAt(),
                "the connector " + type.name() + " has no setting " + Words.quoted(written.name()),
                Words.choose(written.name(), known(type))));
    }

    private static Set<String> known(ConnectorType type) {
        return Stream.concat(
                        Stream.concat(SystemEntries.OWN.stream(), Stream.of(SystemSpec.SHADOW_OF)),
                        type.settings().stream().map(Setting::name))
                .collect(Collectors.toSet());
    }

    private static Optional<Problem> illTyped(Setting setting, WrittenSetting written) {
        String value = written.value();
        if (value.isBlank()) {
            return Optional.of(new Problem(written.at(), written.name() + " is empty", write("a value", setting)));
        }
        return switch (setting.kind()) {
            case TEXT -> Optional.empty();
            case URL -> address(written);
            case WHOLE_NUMBER -> unless(value.matches("-?[0-9]{1,18}"), setting, written, "a whole number");
            case FLAG -> unless(value.equals("true") || value.equals("false"), setting, written, "true or false");
        };
    }

    private static Optional<Problem> unless(boolean good, Setting setting, WrittenSetting written, String expected) {
        return good
                ? Optional.empty()
                : Optional.of(new Problem(
                        written.at(),
                        "expected " + expected + " for " + written.name() + " but was " + Words.quoted(written.value()),
                        write(expected, setting)));
    }

    private static Optional<Problem> address(WrittenSetting written) {
        try {
            URI uri = new URI(written.value());
            boolean absolute =
                    ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
            return absolute ? forbidden(written, uri) : Optional.of(notAbsolute(written));
        } catch (URISyntaxException e) {
            return Optional.of(notAbsolute(written));
        }
    }

    /** Paths are put behind an address: nothing in it may swallow them. */
    private static Optional<Problem> forbidden(WrittenSetting written, URI uri) {
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of(
                    new Problem(written.at(), written.name() + " has a ? or a #", "write the address up to there"));
        }
        return Destination.written(uri)
                .map(objection -> new Problem(written.at(), written.name() + " " + objection.why(), objection.next()));
    }

    private static Problem notAbsolute(WrittenSetting written) {
        String shown = written.value().contains("@") ? "something else" : Words.quoted(written.value());
        return new Problem(
                written.at(),
                "expected an http or https address for " + written.name() + " but was " + shown,
                "write an absolute address such as https://shop.example");
    }

    private static String write(String expected, Setting setting) {
        return "write " + expected + " (" + setting.meaning() + ")";
    }
}
