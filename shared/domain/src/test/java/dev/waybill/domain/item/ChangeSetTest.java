package dev.waybill.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSetTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static ChangeSet set(boolean approval, PriceLine... lines) {
        return ChangeSet.proposed(
                new Proposal(
                        "a.shop-es",
                        new SubjectRef(EntityKind.ITEM, new SystemId("erp"), "a"),
                        new SystemId("shop-es"),
                        Optional.empty(),
                        Optional.empty(),
                        NOW,
                        approval,
                        new CorrelationId("c")),
                Optional.empty(),
                List.of(lines));
    }

    private static PriceLine line(String sku, Limit... limits) {
        return PriceLine.proposed(sku, Optional.of(Money.of("10", "EUR")), Money.of("11", "EUR"), "", Set.of(limits));
    }

    @Test
    void what_touches_no_limit_needs_nobody_unless_the_rule_says_so() {
        assertThat(set(false, line("MUG")).state()).isEqualTo(SetState.APPROVED);
        assertThat(set(true, line("MUG")).state()).isEqualTo(SetState.PROPOSED);
        assertThat(set(true, line("MUG")).approve(Set.of(), "anna", "", NOW).state())
                .isEqualTo(SetState.APPROVED);
    }

    @Test
    void one_line_that_touches_a_limit_makes_the_whole_set_wait() {
        ChangeSet set = set(false, line("MUG"), line("CUP", Limit.TO_ZERO));

        ChangeSet once = set.approve(Set.of(), "anna", "", NOW);

        assertThat(once.state()).isEqualTo(SetState.PROPOSED);
        assertThat(once.lines()).extracting(PriceLine::state).containsExactly(LineState.APPROVED, LineState.OPEN);
        assertThat(once.waitingForSomebodyElseThan("Anna ")).isEqualTo(1);
        assertThat(once.approve(Set.of(), "Anna ", "", NOW).lines()).isEqualTo(once.lines());
        assertThat(once.approve(Set.of(), "berta", "", NOW).state()).isEqualTo(SetState.APPROVED);
    }

    @ParameterizedTest
    @CsvSource({
        "12.10, EUR, 1.21, EUR, -90.0",
        "10, EUR, 10.05, EUR, 0.5",
        "3, EUR, 4, EUR, 33.3",
        "10, EUR, 10, EUR, 0.0",
        "0, EUR, 4, EUR,",
        "10, EUR, 4, USD,",
    })
    void a_change_is_told_in_percent_of_what_is_shown(
            String before, String shown, String after, String wanted, @Nullable BigDecimal percent) {
        PriceLine line =
                PriceLine.proposed("MUG", Optional.of(Money.of(before, shown)), Money.of(after, wanted), "", Set.of());

        assertThat(line.changePercent()).isEqualTo(Optional.ofNullable(percent));
    }

    @Test
    void nobody_lets_pass_what_is_no_price_here() {
        ChangeSet set = set(false, line("MUG", Limit.WRONG_CURRENCY));

        ChangeSet three = set.approve(Set.of(), "anna", "", NOW)
                .approve(Set.of(), "berta", "", NOW)
                .approve(Set.of(), "carla", "", NOW);

        assertThat(three.count(LineState.OPEN)).isEqualTo(1);
        assertThat(three.reject(Set.of(), "anna", "dollars", NOW).state()).isEqualTo(SetState.REJECTED);
    }
}
