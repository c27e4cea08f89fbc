package dev.waybill.flows;

import dev.waybill.domain.item.LineKey;
import java.util.Collection;
import java.util.Map;

/** What an owner says of items, as one shop is to show it, asked in bulk. */
@FunctionalInterface
interface Owners {
    /** For every item that it knows, what it says something about. */
    Map<LineKey, Wanted> of(Collection<String> skus);
}
