package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.books.Compared.Unasked;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what reconcile-systems found last; has connections tested by the function that may read secrets. */
public record ApiComparisons(ApiCalls calls, Books books) implements Comparisons {
    private static final String TABLES = ", or work on the tables, without --api";
    private static final int ALL = Integer.MAX_VALUE;
    private static final By TESTING = new By("the token says", "waybill doctor");

    @Override
    public Compared balances(LocalDate day, ZoneId zone, Optional<String> shop) {
        if (!zone.getRules().equals(ZoneOffset.UTC.getRules())) {
            throw new UsageException("the operator API keeps the balances of days of UTC: leave --zone out" + TABLES);
        }
        return compared(calls.pages("/v1/balances", "day=" + day + of(shop), ALL), "shop", "source", shop);
    }

    @Override
    public Compared drifts(Optional<Integer> days, Optional<BigDecimal> tolerance, Optional<String> shop) {
        if (days.isPresent() || tolerance.isPresent()) {
            throw new UsageException("the operator API tells the last look of reconcile-systems, with each route's own"
                    + " tolerance: leave --days and --tolerance out" + TABLES);
        }
        return compared(calls.pages("/v1/drifts", of(shop), ALL), "target", "target", shop);
    }

    @Override
    public Compared shadows(Optional<Integer> days) {
        if (days.isPresent()) {
            throw new UsageException(
                    "the operator API tells the last look of reconcile-systems: leave --days out" + TABLES);
        }
        Compared all = compared(
                calls.pages("/v1/drifts", "", ALL), "target", "target", Optional.empty(), ApiComparisons::isOfAShadow);
        return new Compared(
                all.found().stream().filter(report -> report.has("others")).toList(), all.unasked(), all.remark());
    }

    /** Of what was not compared; the API says so beside it. */
    private static boolean isOfAShadow(JsonNode missing) {
        return missing.path("shadow").asBoolean();
    }

    private static String of(Optional<String> shop) {
        return shop.map(name -> "&system=" + ApiCalls.encoded(name)).orElse("");
    }

    /**
     * @param found names the shop in what was compared
     * @param other names it in what was not
     */
    private static Compared compared(List<JsonNode> pages, String found, String other, Optional<String> shop) {
        return compared(pages, found, other, shop, missing -> true);
    }

    private static Compared compared(
            List<JsonNode> pages, String found, String other, Optional<String> shop, Predicate<JsonNode> told) {
        List<JsonNode> reports =
                pages.stream().flatMap(page -> some(page, "items", found, shop)).toList();
        List<Unasked> unasked = new ArrayList<>();
        some(pages.getFirst(), "not_compared", other, shop)
                .filter(told)
                .map(ApiComparisons::notCompared)
                .forEach(unasked::add);
        some(pages.getFirst(), "not_reconciled", other, shop)
                .filter(told)
                .map(ApiComparisons::notYet)
                .forEach(unasked::add);
        Optional<String> remark = reports.stream()
                .map(report -> report.path("compared_at").asText())
                .max(String::compareTo)
                .map(at -> "as reconcile-systems found it, the last time at " + at + "; no system was asked now");
        return new Compared(reports, unasked, remark);
    }

    private static Stream<JsonNode> some(JsonNode page, String list, String name, Optional<String> shop) {
        Predicate<JsonNode> wanted =
                one -> shop.map(one.path(name).asText()::equals).orElse(true);
        return ApiCalls.list(page.path(list)).stream().filter(wanted);
    }

    private static Unasked notCompared(JsonNode one) {
        return new Unasked(
                way(one) + " could not be asked at " + one.path("at").asText() + " ("
                        + one.path("code").asText() + "): " + one.path("why").asText(),
                one.path("next").asText());
    }

    private static Unasked notYet(JsonNode one) {
        return new Unasked(
                one.path("flow").asText() + ", " + way(one) + " was not compared yet",
                one.path("next").asText());
    }

    private static String way(JsonNode one) {
        return one.path("source").asText()
                + (one.path("target").isTextual() ? " to " + one.path("target").asText() : "");
    }

    @Override
    public List<Check> checks(Optional<String> system) {
        List<String> systems = system.map(List::of)
                .orElseGet(() -> ApiCalls.list(calls.require("/v1/ownership").path("systems")).stream()
                        .map(one -> one.path("system").asText())
                        .toList());
        return systems.stream().flatMap(name -> checks(name).stream()).toList();
    }

    private List<Check> checks(String name) {
        if (!SystemId.isName(name)) {
            throw new UsageException(
                    "'" + name + "' is no name of a system; `waybill doctor --api` without one tests all");
        }
        return switch (books.ask(new Command.TestConnection(new SystemId(name), TESTING))) {
            case Answer.Tested tested -> tested.checks();
            case Answer.Refused refused -> throw new UsageException(refused.why() + "; " + refused.next());
            case Answer other ->
                throw new UsageException(
                        "the operator API answered something else than a test; is it of the same version?");
        };
    }
}
