package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.rule.Sheet.WrittenRule;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever is born in a system has one owner in its market. A rule whose owner and birthplace are the same pattern says
 * "each its own": what is born in {@code shop-es} belongs to {@code shop-es}, not to every shop.
 */
final class OneOwner implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        List<Problem> problems = new ArrayList<>(twice(sheet));
        Set<Set<WrittenRule>> reported = new HashSet<>();
        for (WrittenRule written : sheet.rules()) {
            for (WrittenSystem birthplace : sheet.systems()) {
                List<WrittenRule> deciding = deciding(sheet, written, birthplace);
                List<SystemId> owners = owners(sheet, deciding, birthplace);
                if (owners.size() > 1 && reported.add(Set.copyOf(deciding))) {
                    problems.add(problem(deciding, owners, birthplace));
                }
            }
        }
        return problems;
    }

    /** The rules for the same data that decide about what is born there; empty if this one is not among them. */
    private static List<WrittenRule> deciding(Sheet sheet, WrittenRule written, WrittenSystem birthplace) {
        Optional<OwnershipRule> first =
                sheet
                        .ownership()
                        .rulesFor(written.rule().data(), birthplace.spec().market())
                        .stream()
                        .findFirst();
        List<WrittenRule> deciding = sheet.rules().stream()
                .filter(other -> first.isPresent() && sameRank(other.rule(), first.get(), birthplace))
                .filter(other -> other.rule().createdIn().matches(birthplace.id()))
                .toList();
        return deciding.contains(written) ? deciding : List.of();
    }

    private static boolean sameRank(OwnershipRule rule, OwnershipRule first, WrittenSystem birthplace) {
        boolean holdsHere = rule.markets().isEmpty()
                || birthplace.spec().market().map(rule.markets()::contains).orElse(false);
        return holdsHere
                && rule.data() == first.data()
                && rule.markets().isEmpty() == first.markets().isEmpty();
    }

    private static List<SystemId> owners(Sheet sheet, List<WrittenRule> deciding, WrittenSystem birthplace) {
        return deciding.stream()
                .map(WrittenRule::rule)
                .flatMap(rule -> rule.owner().equals(rule.createdIn())
                        ? Stream.of(birthplace.id())
                        : sheet.systems().stream()
                                .filter(system -> rule.owner().matches(system.id()))
                                .filter(system -> shareMarket(system, birthplace))
                                .map(WrittenSystem::id))
                .distinct()
                .toList();
    }

    private static boolean shareMarket(WrittenSystem left, WrittenSystem right) {
        return left.spec().market().isEmpty()
                || right.spec().market().isEmpty()
                || left.spec().market().equals(right.spec().market());
    }

    private static Problem problem(List<WrittenRule> deciding, List<SystemId> owners, WrittenSystem birthplace) {
        WrittenRule last = deciding.getLast();
        String lines = deciding.size() == 1
                ? ""
                : " (lines "
                        + deciding.stream()
                                .map(rule -> String.valueOf(rule.at().line()))
                                .collect(Collectors.joining(" and "))
                        + ")";
        return new Problem(
                last.at(),
                last.rule().data().word() + " created in " + birthplace.id()
                        + birthplace
                                .spec()
                                .market()
                                .map(market -> " (market " + market + ")")
                                .orElse("")
                        + " has " + owners.size() + " owners: "
                        + owners.stream().map(SystemId::value).collect(Collectors.joining(" and ")) + lines,
                "name one system as its owner, or give each rule its own markets");
    }

    private static List<Problem> twice(Sheet sheet) {
        List<Problem> problems = new ArrayList<>();
        for (int later = 1; later < sheet.rules().size(); later++) {
            OwnershipRule rule = sheet.rules().get(later).rule();
            for (WrittenRule earlier : sheet.rules().subList(0, later)) {
                if (saysTheSame(rule, earlier.rule())) {
                    problems.add(new Problem(
                            sheet.rules().get(later).at(),
                            "the rule for " + rule.data().word() + " is written twice (first on line "
                                    + earlier.at().line() + ")",
                            "keep one of them"));
                }
            }
        }
        return problems;
    }

    private static boolean saysTheSame(OwnershipRule one, OwnershipRule other) {
        return one.data() == other.data()
                && one.owner().equals(other.owner())
                && one.createdIn().equals(other.createdIn())
                && one.markets().equals(other.markets());
    }
}
