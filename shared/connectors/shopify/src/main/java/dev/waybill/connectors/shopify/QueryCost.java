package dev.waybill.connectors.shopify;

import dev.waybill.connector.http.Allowance;
import dev.waybill.connector.json.JsonAt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a query costs, and how full the bucket is that it is paid from
 * (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits, read 2026-11). In points.
 *
 * @param perSecond how many come back each second
 */
record QueryCost(
        Optional<BigDecimal> asked,
        Optional<BigDecimal> most,
        Optional<BigDecimal> now,
        Optional<BigDecimal> perSecond) {
    static QueryCost of(JsonAt answer) {
        Optional<JsonAt> cost = answer.find("extensions").flatMap(at -> at.find("cost"));
        Optional<JsonAt> bucket = cost.flatMap(at -> at.find("throttleStatus"));
        return new QueryCost(
                cost.flatMap(at -> at.findDecimal("requestedQueryCost")),
                bucket.flatMap(at -> at.findDecimal("maximumAvailable")),
                bucket.flatMap(at -> at.findDecimal("currentlyAvailable")),
                bucket.flatMap(at -> at.findDecimal("restoreRate")));
    }

    /** Whether it costs more than the bucket ever holds. */
    boolean neverFits() {
        return asked.isPresent() && most.isPresent() && asked.get().compareTo(most.get()) > 0;
    }

    /** In whole seconds, at least one; empty where the shop does not say. */
    Optional<Duration> untilItFits() {
        if (asked.isEmpty()
                || now.isEmpty()
                || perSecond.filter(rate -> rate.signum() > 0).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal missing = asked.get().subtract(now.get()).max(BigDecimal.ONE);
        return Optional.of(Duration.ofSeconds(
                missing.divide(perSecond.get(), 0, RoundingMode.CEILING).longValue()));
    }

    /** How much is left in the bucket; empty where the shop does not say. */
    Optional<Allowance> allowance() {
        return now.map(left -> new Allowance("points", left, most, perSecond));
    }
}
