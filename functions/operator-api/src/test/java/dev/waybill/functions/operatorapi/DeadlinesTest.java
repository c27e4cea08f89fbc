package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.functions.operatorapi.World.Answered;
import dev.waybill.testkit.HistoryFixture;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever waits for people is one list, with until when they are to decide and what happens then. */
class DeadlinesTest {
    private static final SystemId ERP = new SystemId("erp");
    private static final SubjectRef PRICES = new SubjectRef(EntityKind.ITEM, ERP, "01a");
    private static final Failure LARGE =
            Failure.of(FailureCode.HOLD_CONDITION, ERP, "decide", "5120.00 EUR is more than 5000 EUR", "approve it");

    private final World world = new World();
    private final HistoryFixture past = new HistoryFixture(world.ledger);

    @AfterEach
    void close() {
        world.close();
    }

    private void reviewedWithin(Duration within, ReviewTerms.Then then) {
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(StockPolicy.NONE)
                .review(new ReviewTerms(within, then))
                .build(2));
    }

    /** A set of prices and the operation that waits for it. */
    private void pricesWaitUntil(Instant deadline) {
        Proposal proposal = new Proposal(
                "01a.erp",
                PRICES,
                ERP,
                Optional.empty(),
                Optional.empty(),
                world.clock.instant(),
                false,
                new CorrelationId("c"));
        PriceLine line = PriceLine.proposed(
                "MUG", Optional.of(Money.of("12.10", "EUR")), Money.of("0", "EUR"), "", Set.of(Limit.TO_ZERO));
        assertThat(world.changes.write(ChangeSet.proposed(proposal, Optional.of(deadline), List.of(line))))
                .isTrue();
        past.held(
                PRICES,
                "01a.erp",
                Failure.of(
                        FailureCode.PRICES_TO_APPROVE,
                        ERP,
                        "publishPrices",
                        "1 price waits: MUG 12.10 EUR → 0.00 EUR (to-zero)",
                        "approve or reject it"));
    }

    @Test
    void orders_and_prices_are_one_list_and_what_must_be_decided_soonest_comes_first_if_wanted() {
        reviewedWithin(Duration.ofDays(3), ReviewTerms.Then.APPROVE);
        past.held(HistoryFixture.order("shop-es", "71"), "1001", LARGE);
        past.failed(HistoryFixture.order("shop-es", "72"), "1002", LARGE);
        pricesWaitUntil(Instant.parse("2026-11-24T00:00:00Z"));
        past.held(HistoryFixture.order("shop-es", "73"), "1003", LARGE);

        JsonNode newest = world.get("viewer", "/v1/failures").body().path("items");
        JsonNode soonest =
                world.get("viewer", "/v1/failures?sort=deadline").body().path("items");

        assertThat(newest.findValuesAsText("opened_by")).containsExactly("op-4", "op-3", "op-2", "op-1");
        assertThat(soonest.findValuesAsText("opened_by")).containsExactly("op-3", "op-1", "op-4", "op-2");
        assertThat(soonest.at("/0/deadline").asText()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(soonest.at("/0/then").asText()).isEqualTo("reject");
        assertThat(soonest.at("/0/why").asText()).contains("12.10 EUR → 0.00 EUR");
        assertThat(soonest.at("/1/deadline").asText()).startsWith("2026-11-26T12:01:01");
        assertThat(soonest.at("/1/then").asText()).isEqualTo("approve");
        assertThat(soonest.at("/3/deadline").isNull())
                .as("what failed waits for no decision")
                .isTrue();
    }

    @Test
    void pages_by_deadline_tell_nothing_twice_and_leave_nothing_out() {
        reviewedWithin(Duration.ofDays(3), ReviewTerms.Then.REMIND);
        for (int i = 1; i <= 5; i++) {
            past.held(HistoryFixture.order("shop-es", "7" + i), "100" + i, LARGE);
        }

        Answered first = world.get("viewer", "/v1/failures?sort=deadline&limit=2");
        world.ledger.dismiss(world.ledger.open(10).get(3));
        Answered rest = world.get(
                "viewer",
                "/v1/failures?sort=deadline&cursor="
                        + first.body().path("next_cursor").asText());

        assertThat(first.body().path("items").findValuesAsText("opened_by")).containsExactly("op-1", "op-2");
        assertThat(rest.body().path("items").findValuesAsText("opened_by")).containsExactly("op-3", "op-4", "op-5");
        assertThat(world.get("viewer", "/v1/failures?sort=price").status()).isEqualTo(400);
    }

    @Test
    void one_alone_tells_its_deadline_and_without_terms_there_is_none() {
        past.held(HistoryFixture.order("shop-es", "71"), "1001", LARGE);
        JsonNode without = world.get("viewer", "/v1/failures/op-1").body();
        reviewedWithin(Duration.ofHours(4), ReviewTerms.Then.REJECT);
        JsonNode with = world.get("viewer", "/v1/failures/op-1").body();

        assertThat(without.path("deadline").isNull()).isTrue();
        assertThat(with.path("deadline").asText()).startsWith("2026-11-23T16:01:01");
        assertThat(with.path("then").asText()).isEqualTo("reject");
    }
}
