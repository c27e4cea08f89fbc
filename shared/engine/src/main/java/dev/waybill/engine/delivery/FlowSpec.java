package dev.waybill.engine.delivery;

import dev.waybill.connector.Capability;
import dev.waybill.domain.ownership.DataName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The flows that a route may name, and what each asks of its two systems. */
public enum FlowSpec {
    ORDERS_TO_ERP("orders-to-erp", DataName.ORDER, Capability.ORDER_SOURCE, Capability.ORDER_TARGET),
    STOCK_TO_SHOPS("stock-to-shops", DataName.STOCK_AVAILABLE, Capability.STOCK_SOURCE, Capability.STOCK_TARGET),
    DOCUMENTS_TO_SHOPS("documents-to-shops", DataName.DOCUMENT, Capability.DOCUMENT_SOURCE, Capability.DOCUMENT_TARGET),
    CUSTOMERS_TO_ERP("customers-to-erp", DataName.PARTY, Capability.PARTY_SOURCE, Capability.PARTY_TARGET),
    CUSTOMERS_TO_SHOPS("customers-to-shops", DataName.PARTY, Capability.PARTY_CHANGES, Capability.PARTY_TARGET),
    ITEMS_TO_SHOPS("items-to-shops", DataName.ITEM_PRICE, Capability.PRICE_SOURCE, Capability.PRICE_TARGET);

    private final String word;
    private final DataName moves;
    private final Capability ofSource;
    private final Capability ofTarget;

    FlowSpec(String word, DataName moves, Capability ofSource, Capability ofTarget) {
        this.word = word;
        this.moves = moves;
        this.ofSource = ofSource;
        this.ofTarget = ofTarget;
    }

    /** As written in a route: {@code orders-to-erp}. */
    public String word() {
        return word;
    }

    /** The data it moves: its source must own it. */
    public DataName moves() {
        return moves;
    }

    /** What its source must own at least one of: who owns no more than a customer's payment terms has something to tell, too. */
    public Stream<DataName> carries() {
        return this == CUSTOMERS_TO_SHOPS
                ? Arrays.stream(DataName.values()).filter(data -> data.entity() == moves.entity())
                : Stream.of(moves);
    }

    /** Whether it is what brings new things of its kind into the world, so that they must be born at its source. */
    public boolean bringsNew() {
        return this != CUSTOMERS_TO_SHOPS;
    }

    public Capability ofSource() {
        return ofSource;
    }

    public Capability ofTarget() {
        return ofTarget;
    }

    public static Optional<FlowSpec> of(String word) {
        return List.of(values()).stream().filter(flow -> flow.word.equals(word)).findFirst();
    }
}
