package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.connector.ConnectorType;
import java.util.List;
import java.util.stream.Stream;

/** A system whose connector reads secrets says where they are: by a path, never by the secret itself. */
final class SecretsNamed implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        return sheet.systems().stream()
                .flatMap(system -> Stream.concat(noPath(system), nothing(system)))
                .toList();
    }

    private static Stream<Problem> nothing(WrittenSystem system) {
        return system.type().stream()
                .filter(type -> !type.secrets().isEmpty())
                .filter(type -> system.spec().secrets().isEmpty())
                .map(type -> nothing(system, type));
    }

    private static Problem nothing(WrittenSystem system, ConnectorType type) {
        return new Problem(
                system.secretsAt().orElse(system.at()),
                "system " + system.id()
                        + (system.secretsAt().isPresent() ? " has an empty 'secrets'" : " has no 'secrets'")
                        + ", but the connector " + type.name() + " reads " + String.join(", ", type.secrets()),
                "write 'secrets: /waybill/" + system.id() + "', the path of the parameter that holds them");
    }

    /** What is written instead of a path may be a secret, so it is not repeated. */
    private static Stream<Problem> noPath(WrittenSystem system) {
        return system.spec().secrets().stream()
                .filter(path -> !path.matches("/[A-Za-z0-9_./-]+"))
                .map(path -> new Problem(
                        system.secretsAt().orElse(system.at()),
                        "'secrets' of system " + system.id() + " is no path",
                        "write the path of the parameter that holds them, such as /waybill/" + system.id()
                                + "; if this was a secret, change it"));
    }
}
