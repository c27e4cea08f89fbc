package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.testkit.FakeShelves;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to the messages, the shop ends with the number that its owner tells. */
class StockLawsTest {
    private static final List<String> ITEMS = List.of("A", "B", "C", "D");
    private static final List<FakeShelves.Fault> FAULTS = List.of(FakeShelves.Fault.values());

    @Property(tries = 400)
    void shuffled_doubled_delayed_redriven_or_cut_short_the_shop_ends_with_the_owners_current_number(
            @ForAll long seed) {
        Random dice = new Random(seed);
        StockWorld world = new StockWorld(new StockPolicy(BigDecimal.ONE, List.of()));
        ITEMS.forEach(sku -> world.has(sku, 5));
        world.shelves.writesAtMost(1 + dice.nextInt(3));
        if (dice.nextBoolean()) {
            world.shelves.comparesBeforeSetting();
        }
        List<Envelope> late = new ArrayList<>();

        for (int step = 0; step < 40; step++) {
            happens(world, late, dice);
        }
        world.shelves.comesBack();
        ITEMS.forEach(world.shelves::accepts);
        late.forEach(world::comes);
        world.settles();
        world.redrivesAll();
        world.settles();

        for (String sku : ITEMS) {
            BigDecimal right =
                    world.warehouse.available(sku).subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
            if (world.ledger.link(StockWorld.stockOf(sku), StockWorld.SHOP).isPresent()) {
                assertThat(world.shown(sku)).as(sku).hasValueSatisfying(n -> assertThat(n)
                        .isEqualByComparingTo(right));
            }
        }
        assertThat(world.ledger.open(10)).isEmpty();
    }

    private static void happens(StockWorld world, List<Envelope> late, Random dice) {
        String sku = ITEMS.get(dice.nextInt(ITEMS.size()));
        switch (dice.nextInt(11)) {
            case 0, 1, 2 -> changes(world, sku, late, dice);
            case 3 -> world.waiting.addAll(List.copyOf(world.waiting));
            case 4 -> Collections.shuffle(world.waiting, dice);
            case 5 -> world.clock.pass(Duration.ofMinutes(dice.nextInt(3000)));
            case 6 -> world.shelves.failNextWrites(FAULTS.get(dice.nextInt(FAULTS.size())));
            case 7 -> world.diesAtNextRecord();
            case 8 -> world.shelves.isSpoiledBy(sku);
            case 9 -> {
                world.shelves.accepts(sku);
                world.redrivesAll();
            }
            default -> world.runOnce(1 + dice.nextInt(6));
        }
    }

    /** The owner's number changes, and sooner or later a message says so. */
    private static void changes(StockWorld world, String sku, List<Envelope> late, Random dice) {
        world.has(sku, dice.nextInt(6));
        Envelope message = dice.nextInt(3) == 0 ? list(world, sku, dice) : world.message(sku);
        if (dice.nextInt(4) == 0) {
            late.add(message);
        } else {
            world.comes(message);
        }
    }

    /** It names others as well, which may not have changed. */
    private static Envelope list(StockWorld world, String sku, Random dice) {
        return world.list(sku, ITEMS.get(dice.nextInt(ITEMS.size())), ITEMS.get(dice.nextInt(ITEMS.size())));
    }
}
