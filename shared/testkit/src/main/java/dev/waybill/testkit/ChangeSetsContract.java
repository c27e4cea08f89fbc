package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.ChangeSets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of change sets does. */
public interface ChangeSetsContract {
    /** Lines that do not fit into one item of DynamoDB (400 KB). */
    int MANY = 12_000;

    /** An empty one. */
    ChangeSets sets();

    private static Proposal proposal(String id) {
        return new Proposal(
                id + ".shop-es",
                new SubjectRef(EntityKind.ITEM, new SystemId("erp"), id),
                new SystemId("shop-es"),
                Optional.of("Retail ñ"),
                Optional.of(new Market("ES")),
                Instant.parse("2026-11-28T10:00:00.123Z"),
                true,
                new CorrelationId("c-1"));
    }

    private static PriceLine line(String sku) {
        return PriceLine.proposed(
                sku,
                Optional.of(Money.of("12.10", "EUR")),
                Money.of("1.2345", "EUR"),
                "1.02 EUR plus 21 % tax",
                Set.of(Limit.PRICE_CHANGE_OVER, Limit.BELOW_COST));
    }

    private static ChangeSet set(String id, int lines) {
        List<PriceLine> all =
                IntStream.range(0, lines).mapToObj(i -> line("SKU " + i)).toList();
        return ChangeSet.proposed(proposal(id), Optional.of(Instant.parse("2026-12-01T00:00:00Z")), all);
    }

    @Test
    default void what_was_kept_is_found_again_whole() {
        ChangeSets sets = sets();
        ChangeSet first = ChangeSet.proposed(
                proposal("a"),
                Optional.empty(),
                List.of(
                        line("MUG").in(LineState.REFUSED, "two products have it"),
                        PriceLine.proposed("CUP/1", Optional.empty(), Money.of("0", "JPY"), "", Set.of()),
                        PriceLine.proposed(
                                new LineKey("MUG", ItemField.DESCRIPTION),
                                Optional.of(new Value.Text("<p>A \"mug\"\n</p> ")),
                                new Value.Text("Ein großer Becher"),
                                "",
                                Set.of())));
        ChangeSet decided = first.approve(Set.of(), "anna", "fine", Instant.parse("2026-11-28T11:00:00Z"))
                .from(Instant.parse("2026-11-29T00:00:00Z"));

        assertThat(sets.write(first)).isTrue();
        assertThat(sets.find(first.id())).contains(first);
        assertThat(sets.write(decided)).isTrue();

        assertThat(sets.find(first.id())).contains(decided);
        assertThat(sets.find("b.shop-es")).isEmpty();
    }

    @Test
    default void only_one_of_two_decisions_about_the_same_state_is_kept() {
        ChangeSets sets = sets();
        ChangeSet first = set("a", 2);
        sets.write(first);
        Instant at = Instant.parse("2026-11-28T11:00:00Z");
        ChangeSet approved = first.approve(Set.of(), "anna", "fine", at);

        assertThat(sets.write(approved)).isTrue();
        assertThat(sets.write(first.reject(Set.of(), "berta", "too cheap", at))).isFalse();

        assertThat(sets.write(first)).as("proposed again").isFalse();
        assertThat(sets.find(first.id())).contains(approved);
    }

    @Test
    default void a_large_set_is_kept_whole_and_so_is_what_follows() {
        ChangeSets sets = sets();
        ChangeSet large = set("a", MANY);
        sets.write(large);
        ChangeSet smaller = large.in(SetState.REJECTED, large.lines().subList(0, 3));

        assertThat(sets.find(large.id())).contains(large);
        sets.write(smaller);

        assertThat(sets.find(large.id())).contains(smaller);
    }

    @Test
    default void texts_that_fill_books_are_kept_whole() {
        ChangeSets sets = sets();
        Random chance = new Random(7);
        List<PriceLine> long100 = IntStream.range(0, 100)
                .mapToObj(i -> PriceLine.proposed(
                        new LineKey("SKU " + i, ItemField.DESCRIPTION),
                        Optional.empty(),
                        new Value.Text(chance.ints(30_000, 'A', 'z')
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString()),
                        "",
                        Set.of()))
                .toList();
        ChangeSet set = ChangeSet.proposed(proposal("a"), Optional.empty(), long100);

        assertThat(sets.write(set)).isTrue();

        assertThat(sets.find(set.id())).contains(set);
    }

    @Test
    default void all_are_listed_the_newest_first_as_they_stand_now() {
        ChangeSets sets = sets();
        sets.write(set("a", 1));
        sets.write(set("b", 2));
        sets.write(set("c", 3));
        ChangeSet undone = set("b", 2).in(SetState.UNDONE, List.of(line("X")));
        sets.write(undone);

        assertThat(sets.latest(2)).containsExactly(SetSummary.of(set("c", 3)), SetSummary.of(undone));
        assertThat(sets.latest(100)).hasSize(3);
    }
}
