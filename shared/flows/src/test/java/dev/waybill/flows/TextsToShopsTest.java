package dev.waybill.flows;

import static dev.waybill.domain.item.ItemField.BARCODE;
import static dev.waybill.domain.item.ItemField.DESCRIPTION;
import static dev.waybill.domain.item.ItemField.NAME;
import static dev.waybill.domain.item.ItemField.PRICE;
import static dev.waybill.domain.item.ItemField.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeShelves.Fault;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an ERP says of items, on its way into a shop: by the same change sets as prices. */
class TextsToShopsTest {
    private static final Set<ItemField> ALL = EnumSet.allOf(ItemField.class);
    private static final int ITEMS = 130;
    private static final int STEPS = 24;

    private final PriceWorld world = new PriceWorld(PricePolicy.STANDARD.of(ALL), false);

    @Test
    void what_the_owner_says_goes_live_field_by_field_and_prices_with_it_in_one_set() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.showcase.has("MUG", NAME, "Mug");
        world.wants("MUG", "10.10");
        world.says("MUG", NAME, "Mug, blue");
        world.says("MUG", DESCRIPTION, "<p>A <b>blue</b> mug.</p>");
        world.says("MUG", WEIGHT, "0.35 kg");
        world.says("MUG", BARCODE, "4006381333931");

        world.settles();

        assertThat(world.sets.latest(9)).hasSize(1);
        assertThat(world.latest().lines())
                .extracting(line -> line.key() + ": " + line.values())
                .containsExactly(
                        "MUG: 12.10 EUR → 12.22 EUR",
                        "MUG name: Mug → Mug, blue",
                        "MUG description: none → <p>A <b>blue</b> mug.</p>",
                        "MUG weight: none → 350 g",
                        "MUG barcode: none → 4006381333931");
        assertThat(world.tags.shown("MUG")).isEqualTo("12.22 EUR");
        assertThat(world.showcase.all().get("MUG"))
                .isEqualTo(Map.of(
                        NAME, "Mug, blue",
                        DESCRIPTION, "<p>A <b>blue</b> mug.</p>",
                        WEIGHT, "350 g",
                        BARCODE, "4006381333931"));
        assertThat(world.showcase.writes()).as("all of an item at once").isEqualTo(1);
        assertThat(world.operations().getLast().ending()).isEqualTo(Ending.DELIVERED);
    }

    @Test
    void what_is_shown_already_is_no_change_blanks_at_the_end_and_ends_of_lines_are_none() {
        world.showcase.has("MUG", DESCRIPTION, "One\r\nTwo\n");
        world.showcase.has("MUG", WEIGHT, "350 g");
        world.says("MUG", DESCRIPTION, "One\nTwo");
        world.says("MUG", WEIGHT, "0.35 kg");

        world.settles();

        assertThat(world.sets.latest(9)).isEmpty();
        assertThat(world.showcase.writes()).isZero();
    }

    @Test
    void a_field_that_is_not_the_owners_to_say_is_never_proposed() {
        PriceWorld shared = new PriceWorld(landscape -> landscape
                .rule(DataName.ITEM_NAME, "erp", "erp", ConflictPolicy.OWNER_WINS)
                .rule(DataName.ITEM_DESCRIPTION, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS)
                .itemsInto("shop-es", PricePolicy.STANDARD.of(Set.of(NAME, DESCRIPTION, BARCODE))));
        shared.tags.has("MUG", "1.00");
        shared.showcase.has("MUG", NAME, "Mug");
        shared.wants("MUG", "10.00");
        shared.says("MUG", NAME, "Big mug");
        shared.says("MUG", DESCRIPTION, "The ERP's own words");
        shared.says("MUG", BARCODE, "4006381333931");

        shared.settles();

        assertThat(shared.latest().lines()).extracting(PriceLine::field).containsExactly(NAME);
        assertThat(shared.showcase.shown("MUG", DESCRIPTION)).isEmpty();
        assertThat(shared.tags.shown("MUG")).as("the route brings no prices").isEqualTo("1.00 EUR");
    }

    @Test
    void where_the_rule_of_one_field_asks_for_approval_the_set_waits() {
        PriceWorld careful = new PriceWorld(PricePolicy.STANDARD.of(Set.of(NAME)), true);
        careful.showcase.has("MUG", NAME, "Mug");
        careful.says("MUG", NAME, "Big mug");
        careful.settles();
        assertThat(careful.showcase.writes()).isZero();
        assertThat(careful.open().getFirst().latest().note())
                .contains("1 of 1 fields from erp for shop-es wait to be approved", "MUG name Mug → Big mug");

        careful.approves("anna");
        careful.carriesOn();

        assertThat(careful.showcase.shown("MUG", NAME)).isEqualTo("Big mug");
        assertThat(careful.open()).isEmpty();
    }

    @Test
    void many_fields_of_few_items_are_few_items() {
        for (int i = 0; i < 20; i++) {
            world.showcase.has("SKU-" + i, NAME, "Name");
            world.says("SKU-" + i, NAME, "Name " + i);
            world.says("SKU-" + i, DESCRIPTION, "Description " + i);
            world.says("SKU-" + i, BARCODE, "4000000" + i);
        }

        world.settles();

        assertThat(world.latest().lines()).hasSize(60).allMatch(line -> line.state() == LineState.PUBLISHED);
        assertThat(world.open()).isEmpty();
    }

    @Test
    void what_is_too_long_is_told_with_both_numbers_and_never_cut_and_the_rest_goes_live() {
        String tooLong = "x".repeat(41);
        world.showcase.has("MUG", NAME, "Mug");
        world.says("MUG", NAME, tooLong);
        world.says("MUG", BARCODE, "4006381333931");
        world.says("MUG", WEIGHT, "3 stone");

        world.settles();

        assertThat(world.showcase.shown("MUG", NAME)).isEqualTo("Mug");
        assertThat(world.showcase.shown("MUG", BARCODE)).isEqualTo("4006381333931");
        assertThat(world.open().getFirst().opened().cause().code()).isEqualTo(FailureCode.PRICES_LEFT);
        assertThat(world.open().getFirst().latest().note())
                .contains("MUG name (it has 41 characters, and the shop takes 40", "MUG weight (it is no weight");
    }

    @Test
    void what_the_owner_says_nothing_about_is_left_alone_and_so_is_what_an_item_cannot_have_there() {
        world.showcase.has("SHIRT-S", DESCRIPTION, "The shop's own words");
        world.showcase.cannotShow("SHIRT-S", NAME);
        world.says("SHIRT-S", NAME, "Shirt, small");
        world.says("SHIRT-S", DESCRIPTION, " ");

        world.settles();

        assertThat(world.sets.latest(9)).isEmpty();
        assertThat(world.showcase.shown("SHIRT-S", DESCRIPTION)).isEqualTo("The shop's own words");
    }

    @Test
    void an_item_that_the_shop_does_not_have_is_told_by_name() {
        world.says("NEW", NAME, "A new one");

        world.settles();

        assertThat(world.sets.latest(9)).isEmpty();
        assertThat(world.notes()).anySatisfy(note -> assertThat(note).contains("1 are not in shop-es (NEW)"));
    }

    @Test
    void a_text_changed_by_hand_in_the_shop_is_not_overwritten_but_decided_anew_and_after_publishing_it_is_kept() {
        PriceWorld careful = new PriceWorld(PricePolicy.STANDARD.of(Set.of(NAME)), true);
        careful.showcase.has("MUG", NAME, "Mug");
        careful.says("MUG", NAME, "Big mug");
        careful.settles();
        careful.showcase.has("MUG", NAME, "Our mug");
        careful.approves("anna");
        careful.carriesOn();
        assertThat(careful.showcase.shown("MUG", NAME)).isEqualTo("Our mug");
        assertThat(careful.latest().lines().getFirst().values()).isEqualTo("Our mug → Big mug");

        careful.approves("anna");
        careful.carriesOn();
        assertThat(careful.showcase.shown("MUG", NAME)).isEqualTo("Big mug");
        careful.showcase.has("MUG", NAME, "Best mug");
        careful.undoes("anna");
        careful.carriesOn();

        assertThat(careful.showcase.shown("MUG", NAME)).isEqualTo("Best mug");
        assertThat(careful.open().getFirst().latest().note())
                .contains("MUG name (the shop shows Best mug, published was Big mug, before it was Our mug)");
    }

    /** 130 items, each with a price and four texts of its own; some show nothing yet. */
    private static PriceWorld withBadSheets() {
        PriceWorld world = new PriceWorld(PricePolicy.STANDARD.of(ALL), true);
        for (int i = 0; i < ITEMS; i++) {
            String sku = "SKU-" + i;
            world.tags.has(sku, "12." + (10 + i % 80));
            world.erp.prices().says(sku, Money.of("11." + (10 + i % 80), "EUR"), world.clock.instant());
            world.showcase.has(sku, NAME, " Name " + i + " ");
            world.showcase.has(sku, DESCRIPTION, i % 3 == 0 ? "" : "<p>Line " + i + "\r\n</p>");
            world.erp.sheets().says(sku, NAME, "NAME " + i);
            world.erp.sheets().says(sku, DESCRIPTION, "description " + i);
            world.erp.sheets().says(sku, WEIGHT, i + ".5 kg");
            world.erp.sheets().says(sku, BARCODE, Integer.toString(40_000_000 + i));
        }
        world.settles();
        return world;
    }

    private static void approve(PriceWorld world) {
        world.approves("anna");
        world.approves("berta");
    }

    @Test
    void undo_restores_every_field_exactly_whoever_dies_after_any_step_and_with_every_message_twice() {
        PriceWorld undisturbed = withBadSheets();
        Map<String, Map<ItemField, String>> texts = undisturbed.showcase.all();
        Map<String, Optional<Money>> prices = undisturbed.tags.all();
        int lines = undisturbed.latest().lines().size();
        assertThat(lines).isEqualTo(5 * ITEMS);
        approve(undisturbed);
        undisturbed.carriesOn();
        for (int step = 1; step <= STEPS; step++) {
            PriceWorld world = withBadSheets();
            approve(world);
            List<Envelope> publish = world.takeAll();
            world.carry(publish, Crash.afterStep(step));
            world.carry(publish, StepProbe.NONE);
            assertThat(world.showcase.all())
                    .as("publishing, dead after step " + step)
                    .isEqualTo(undisturbed.showcase.all());
            assertThat(world.tags.all()).isEqualTo(undisturbed.tags.all());
            assertThat(world.latest().count(LineState.PUBLISHED)).isEqualTo(lines);
            assertThat(world.showcase.changes()).as("each is written once").isEqualTo(4 * ITEMS);

            world.undoes("anna");
            List<Envelope> undo = world.takeAll();
            world.carry(undo, Crash.afterStep(step));
            world.carry(undo, StepProbe.NONE);
            world.carry(publish, StepProbe.NONE);
            assertThat(world.showcase.all())
                    .as("undoing, dead after step " + step)
                    .isEqualTo(texts);
            assertThat(world.tags.all()).isEqualTo(prices);
            assertThat(world.showcase.changes()).isEqualTo(8 * ITEMS);
            assertThat(world.latest().state()).isEqualTo(SetState.UNDONE);
            assertThat(world.open()).isEmpty();
        }
    }

    @Test
    void every_way_in_which_a_write_breaks_ends_with_the_texts_asked_for() {
        for (Fault fault : Fault.values()) {
            PriceWorld broken = withBadSheets();
            approve(broken);
            broken.showcase.failNextWrites(fault, fault);
            broken.carriesOn();

            assertThat(broken.showcase.shown("SKU-129", NAME)).as(fault.name()).isEqualTo("NAME 129");
            assertThat(broken.latest().state()).isEqualTo(SetState.PUBLISHED);
        }
    }

    @Test
    void one_that_spoils_the_call_is_held_alone() {
        PriceWorld spoiled = withBadSheets();
        approve(spoiled);
        spoiled.showcase.isSpoiledBy("SKU-7");
        spoiled.carriesOn();

        assertThat(spoiled.latest().count(LineState.REFUSED)).isEqualTo(4);
        assertThat(spoiled.latest().count(LineState.PUBLISHED)).isEqualTo(5 * ITEMS - 4);
        assertThat(spoiled.showcase.shown("SKU-8", BARCODE)).isEqualTo("40000008");
    }

    @Test
    void ten_thousand_items_are_published_in_counted_calls() {
        int many = 10_000;
        PriceWorld large = new PriceWorld(
                new PricePolicy(Optional.empty(), Optional.empty(), BigDecimal.valueOf(20), 100_000, Optional.empty())
                        .of(Set.of(PRICE, NAME, DESCRIPTION, BARCODE)),
                false);
        for (int i = 0; i < many; i++) {
            String sku = "SKU-" + i;
            large.showcase.has(sku, NAME, "Name " + i);
            large.erp.sheets().says(sku, NAME, "NAME " + i);
            large.erp.sheets().says(sku, DESCRIPTION, "description " + i);
            large.erp.sheets().says(sku, BARCODE, Integer.toString(40_000_000 + i));
            large.erp.prices().touch(sku, large.clock.instant());
        }
        large.erp.prices().pagesOf(many + 1);

        large.settles();

        assertThat(large.showcase.writes()).isEqualTo(100);
        assertThat(large.showcase.reads()).as("to compare, and before writing").isEqualTo(200);
        assertThat(large.showcase.changes()).isEqualTo(3 * many);
        assertThat(large.erp.sheets().reads()).isEqualTo(200);
        assertThat(large.showcase.shown("SKU-9999", DESCRIPTION)).isEqualTo("description 9999");
    }
}
