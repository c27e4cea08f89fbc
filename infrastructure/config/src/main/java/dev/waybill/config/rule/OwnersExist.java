package dev.waybill.config.rule;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every owner, birthplace and market that the map names belongs to a system. */
final class OwnersExist implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        if (!sheet.allSystems()) {
            return List.of();
        }
        return sheet.rules().stream()
                .flatMap(written -> Stream.of(
                                matches(sheet, "owner", written.rule().owner(), written.ownerAt()),
                                matches(sheet, "created-in", written.rule().createdIn(), written.createdInAt()),
                                markets(sheet, written))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Problem> matches(Sheet sheet, String name, SystemPattern pattern, Place at) {
        boolean found = sheet.systems().stream().anyMatch(system -> pattern.matches(system.id()));
        return found
                ? Optional.empty()
                : Optional.of(new Problem(
                        at,
                        name + " " + Words.quoted(pattern.value()) + " matches no system",
                        Words.choose(pattern.value(), sheet.names())));
    }

    private static Optional<Problem> markets(Sheet sheet, Sheet.WrittenRule written) {
        List<Market> known = sheet.systems().stream()
                .flatMap(system -> system.spec().market().stream())
                .distinct()
                .toList();
        List<String> unknown = written.rule().markets().stream()
                .filter(market -> !known.contains(market))
                .map(Market::value)
                .sorted()
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        written.marketsAt(),
                        "no system is in market " + String.join(", ", unknown),
                        Words.choose(
                                unknown.getFirst(),
                                known.stream().map(Market::value).toList())));
    }
}
