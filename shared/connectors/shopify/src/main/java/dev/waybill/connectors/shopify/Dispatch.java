package dev.waybill.connectors.shopify;

import dev.waybill.connectors.shopify.OpenLine.Taken;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows delivery notes as parcels of one order. The shop knows no key for a repeated call, so what is there is looked at first: a
 * parcel that no delivery note was shown as yet, with nothing in it but goods of this one, is taken for its own, whether a try
 * that died made it or somebody by hand. So of each piece that was sent, the shop shows one at most as sent, whatever happens.
 */
final class Dispatch {
    private final ShopifyParcels parcels;
    private final DocumentRefusals refusals;
    private final ShopLocation preferred;
    private final OrderInShop order;
    private final List<Parcel> there;
    private final Set<String> taken;

    Dispatch(ShopifyParcels parcels, ShopLocation preferred, OrderInShop order) {
        this.parcels = parcels;
        this.refusals = parcels.refusals();
        this.preferred = preferred;
        this.order = order;
        this.there = parcels.sent(order).stream().filter(Parcel::live).toList();
        this.taken = new HashSet<>(order.paper().taken());
    }

    private record Found(List<Parcel> parcels, Goods rest) {}

    /**
     * Shows it, if it is not shown yet, and its tracking numbers.
     *
     * @return the ids of the parcels that the delivery note is shown as
     * @throws FailureException if the order does not have so much of it to be sent; then nothing of it is shown
     */
    Set<String> send(Shipment shipment) {
        Set<String> ids = new HashSet<>();
        List<Parcel> known = there.stream()
                .filter(parcel -> order.paper().parcelsOf(shipment.number()).contains(parcel.id()))
                .toList();
        if (known.isEmpty()) {
            Found found = found(shipment);
            ids.addAll(sendRest(found.rest(), shipment));
            known = found.parcels();
        }
        for (Parcel parcel : known) {
            ids.add(parcel.id());
            track(parcel, shipment);
        }
        taken.addAll(ids);
        return ids;
    }

    private Found found(Shipment shipment) {
        Shipment.Line broken = Goods.notWhole(shipment.lines()).orElse(null);
        if (broken != null) {
            throw refusals.notWhole(shipment, broken);
        }
        List<Parcel> likely = there.stream()
                .filter(parcel -> !taken.contains(parcel.id()) && parcel.mayBe(shipment.tracking()))
                .sorted(Comparator.comparing(parcel -> !parcel.shares(shipment.tracking())))
                .toList();
        Goods rest = Goods.of(shipment.lines());
        List<Parcel> found = new ArrayList<>();
        for (Parcel parcel : likely) {
            Goods content = rest.isEmpty() ? rest : parcels.goods(parcel);
            if (!content.isEmpty() && content.areWithin(rest)) {
                found.add(parcel);
                rest = rest.without(content);
            }
        }
        return new Found(found, rest);
    }

    /** A call takes goods of one place only. */
    private List<String> sendRest(Goods rest, Shipment shipment) {
        if (rest.isEmpty()) {
            return List.of();
        }
        List<OpenLine> open = parcels.open(order).stream()
                .sorted(Comparator.comparing(line -> !preferred.is(line.work().place())))
                .toList();
        List<Taken> goods = new ArrayList<>();
        rest.pieces().forEach((sku, count) -> goods.addAll(taken(sku, count, open, shipment)));
        return Taken.byPlace(goods)
                .map(some -> parcels.send(some, Optional.of(shipment)))
                .toList();
    }

    private List<Taken> taken(String sku, long count, List<OpenLine> open, Shipment shipment) {
        List<OpenLine> ofIt =
                open.stream().filter(line -> line.sku().equals(sku)).toList();
        List<OpenLine> hindered = ofIt.stream().filter(OpenLine::isHindered).toList();
        List<Taken> some = new ArrayList<>();
        long missing = count;
        for (OpenLine line : ofIt) {
            if (missing > 0 && !line.isHindered()) {
                some.add(line.take(missing));
                missing -= some.getLast().quantity();
            }
        }
        if (missing > 0) {
            throw hindered.isEmpty()
                    ? refusals.notLeft(order, shipment, new Goods(Map.of(sku, missing)))
                    : refusals.hindered(order, DocumentRefusals.words(shipment), hindered);
        }
        return some;
    }

    private void track(Parcel parcel, Shipment shipment) {
        if (!shipment.tracking().isEmpty() && !parcel.tracking().equals(Set.copyOf(shipment.tracking()))) {
            parcels.track(parcel, shipment);
        }
    }
}
