package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.DocumentFixture.ORDER;
import static dev.waybill.connectors.shopify.DocumentFixture.invoice;
import static dev.waybill.connectors.shopify.DocumentFixture.parcel;
import static dev.waybill.connectors.shopify.GraphqlInventory.ELSEWHERE;
import static dev.waybill.connectors.shopify.GraphqlInventory.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.domain.document.Invoice.Kind;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.testkit.Crash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends a try, and wherever: the next one ends as if nothing had been, and no parcel is sent twice. */
class ShopifyDocumentsDeathTest {
    private static final List<Shipment> SHIPMENTS = List.of(
            parcel("D1", "JD1", "1 MUG"),
            parcel("D2", "", "1 MUG"),
            parcel("D3", "JD3", "1 CUP", "1 BOWL"),
            parcel("D4", "", "1 MUG", "1 JUG"));

    /** How a try ends. */
    private enum End {
        DEATH_BEFORE,
        DEATH_AFTER,
        ANSWER_LOST,
        BROKEN_OFF
    }

    /** A shop with an order from two places, a service among it, and a door on which something happens at the n-th call. */
    private static final class World implements AutoCloseable {
        final GraphqlOrder order = new GraphqlOrder();
        final GraphqlShop shop = order.in(new GraphqlShop(new GraphqlInventory()));
        private final HttpDoor door = shop.door();
        int calls;

        World() {
            order.work.orders("MUG", 3, HERE);
            order.work.orders("CUP", 1, HERE);
            order.work.orders("BOWL", 1, ELSEWHERE);
            order.work.orders("JUG", 1, ELSEWHERE);
            order.work.orders("ENGRAVING", 1, HERE).physical = false;
        }

        DocumentTarget dying(End end, int at) {
            return DocumentFixture.target(
                    call -> {
                        calls++;
                        if (calls != at) {
                            return door.send(call);
                        }
                        if (end == End.DEATH_BEFORE) {
                            throw Crash.before(call.operation());
                        }
                        HttpAnswer answer = door.send(call);
                        return switch (end) {
                            case DEATH_BEFORE, DEATH_AFTER -> throw Crash.before("the answer was read");
                            case ANSWER_LOST ->
                                throw new FailureException(Failure.of(
                                        FailureCode.ANSWER_MISSING, call.system(), call.operation(), "lost", "look"));
                            case BROKEN_OFF -> new HttpAnswer(502, answer.headers(), Body.of("<html>"));
                        };
                    },
                    Map.of());
        }

        /** As the flow does: what is missing now, until nothing is. */
        void settles(DocumentTarget target) {
            int tries = 1;
            while (!shows(target)) {
                assertThat(tries++).as("it ends").isLessThan(5);
            }
        }

        private boolean shows(DocumentTarget target) {
            try {
                Shown shown = target.shown(ORDER).orElseThrow();
                target.show(ORDER, shown, missing(shown));
                return true;
            } catch (Crash | FailureException died) {
                return false;
            }
        }

        private static News missing(Shown shown) {
            return new News(
                    SHIPMENTS.stream()
                            .filter(shipment -> !shown.documents().contains(shipment.mark()))
                            .toList(),
                    shown.documents().contains("invoice 1") ? List.of() : List.of(invoice("1", Kind.INVOICE, "29.35")),
                    true,
                    false);
        }

        List<String> end() {
            List<String> all =
                    new ArrayList<>(order.parcels.live().stream().sorted().toList());
            all.addAll(order.parcels.mails.stream().sorted().toList());
            all.addAll(order.lines().stream().sorted().toList());
            return all;
        }

        @Override
        public void close() {
            shop.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_call_followed_by_the_end_of_the_try_ends_as_if_nothing_had_been(End end) {
        List<String> undisturbed;
        int calls;
        try (World world = new World()) {
            world.settles(world.dying(end, 0));
            undisturbed = world.end();
            calls = world.calls;
        }
        assertThat(undisturbed)
                .contains("1 x BOWL DHL JD3", "1 x CUP DHL JD3", "1 x ENGRAVING")
                .hasSize(7 + 6 + 5);

        for (int at = 1; at <= calls; at++) {
            try (World world = new World()) {
                world.settles(world.dying(end, at));

                assertThat(world.end())
                        .as(end + " at call " + at + " of " + calls)
                        .isEqualTo(undisturbed);
            }
        }
    }

    /** Parcels of random goods, some made by hand, told in any order by tries that die anywhere. */
    @Test
    void in_any_tale_the_shop_shows_each_piece_as_sent_once() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            try (World world = new World()) {
                List<Shipment> told = new ArrayList<>();
                for (int turn = 0; turn < 6; turn++) {
                    tell(world, told, random);
                }
                settle(world, told);

                Map<String, Long> shipped = new HashMap<>();
                told.forEach(shipment ->
                        Goods.of(shipment.lines()).pieces().forEach((sku, n) -> shipped.merge(sku, n, Long::sum)));
                Map<String, Long> shows = new HashMap<>();
                world.order.work.pieces.stream()
                        .filter(piece -> piece.sent > 0)
                        .forEach(piece -> shows.put(piece.sku, piece.sent));
                assertThat(shows).as("tale " + seed).isEqualTo(shipped);
            }
        }
    }

    private static void tell(World world, List<Shipment> told, Random random) {
        List<GraphqlWork.Piece> open = world.order.work.pieces.stream()
                .filter(piece -> piece.ordered
                        > told.stream()
                                .mapToLong(one -> Goods.of(one.lines()).pieces().getOrDefault(piece.sku, 0L))
                                .sum())
                .toList();
        if (!open.isEmpty()) {
            GraphqlWork.Piece piece = open.get(random.nextInt(open.size()));
            if (random.nextInt(4) == 0 && piece.open() > 0) {
                world.order.parcels.sendsByHand(piece.sku, 1);
            }
            String number = "T" + told.size();
            told.add(parcel(number, random.nextBoolean() ? "JD" + number : "", "1 " + piece.sku));
        }
        try {
            world.calls = 0;
            show(world.dying(End.values()[random.nextInt(End.values().length)], 1 + random.nextInt(9)), told);
        } catch (Crash | FailureException died) {
            assertThat(died).isNotNull();
        }
    }

    private static void settle(World world, List<Shipment> told) {
        world.calls = 0;
        show(world.dying(End.DEATH_BEFORE, 0), told);
    }

    private static void show(DocumentTarget target, List<Shipment> told) {
        Shown shown = target.shown(ORDER).orElseThrow();
        target.show(
                ORDER,
                shown,
                new News(
                        told.stream()
                                .filter(shipment -> !shown.documents().contains(shipment.mark()))
                                .toList(),
                        List.of(),
                        false,
                        false));
    }
}
