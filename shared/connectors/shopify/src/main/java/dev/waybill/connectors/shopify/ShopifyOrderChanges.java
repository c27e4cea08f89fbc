package dev.waybill.connectors.shopify;

import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connectors.shopify.ChangedIds.Entry;
import dev.waybill.connectors.shopify.ChangedIds.Listing;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists the shop's orders by their last change: first which, then each of them whole. */
final class ShopifyOrderChanges implements OrderChanges {
    /** Two calls of at most 796 points: what they lack is restored while {@link PatientGraphql} waits. */
    static final int PAGE = 2 * OrderQuery.TOGETHER;

    private final ShopifyGraphql graphql;
    private final OldOrders old;
    private final Pause pause;

    ShopifyOrderChanges(ShopifyGraphql graphql, OldOrders old, Pause pause) {
        this.graphql = graphql;
        this.old = old;
        this.pause = pause;
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<Changed> since(Instant from, int skip) {
        PatientGraphql shop = new PatientGraphql(graphql, pause);
        old.requireShown(shop, from);
        Listing listing = new ChangedIds(shop).since(from, skip + PAGE);
        WholeOrders orders = new WholeOrders(shop);
        List<Entry> wanted = listing.entries().stream().skip(skip).toList();
        List<Changed> page = new ArrayList<>();
        for (int next = 0; next < wanted.size() && page.size() < PAGE; next += OrderQuery.TOGETHER) {
            page.addAll(read(orders, wanted.subList(next, Math.min(wanted.size(), next + OrderQuery.TOGETHER))));
        }
        if (page.size() < PAGE && !listing.all()) {
            throw vanished();
        }
        return page.stream().limit(PAGE).toList();
    }

    /**
     * An order that changed again since it was listed keeps its place, and comes once more at its new one: the list goes on from the last
     * place of a page, and must not leap over what lies between.
     */
    private List<Changed> read(WholeOrders orders, List<Entry> entries) {
        Map<String, Instant> places = new HashMap<>();
        entries.forEach(entry -> places.put(entry.number().toString(), entry.changedAt()));
        List<Changed> changed = new ArrayList<>();
        for (Body order : orders.read(entries.stream().map(Entry::id).toList())) {
            Notice.Change notice = ShopifyWebhooks.listed(graphql.system(), order);
            String id = notice.subject().id();
            changed.add(new Changed(notice, Objects.requireNonNull(places.get(id), id), order));
        }
        return changed;
    }

    private FailureException vanished() {
        return new FailureException(Failure.of(
                FailureCode.DOWN,
                graphql.system(),
                OrderQuery.LIST,
                graphql.system() + " listed orders that it does not have any more",
                "nothing: it is asked again"));
    }
}
