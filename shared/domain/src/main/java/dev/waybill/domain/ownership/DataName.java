package dev.waybill.domain.ownership;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pieces of data that can have an owner: an entity as a whole, or one facet of it. */
public enum DataName {
    ORDER(EntityKind.ORDER),
    /** How far shipping has come. */
    ORDER_STATUS(EntityKind.ORDER),
    /** Whether it may be processed. */
    ORDER_PAYMENT(EntityKind.ORDER),
    /** Whether it is called off. */
    ORDER_CANCELLATION(EntityKind.ORDER),
    STOCK(EntityKind.STOCK),
    STOCK_AVAILABLE(EntityKind.STOCK),
    DOCUMENT(EntityKind.DOCUMENT),
    DOCUMENT_INVOICE(EntityKind.DOCUMENT),
    DOCUMENT_SHIPMENT(EntityKind.DOCUMENT),
    PARTY(EntityKind.PARTY),
    /** E-mail addresses, phone numbers and the people behind them. */
    PARTY_CONTACT(EntityKind.PARTY),
    PARTY_TAX(EntityKind.PARTY),
    PARTY_ADDRESS(EntityKind.PARTY),
    /** When a customer pays. */
    PARTY_TERMS(EntityKind.PARTY),
    ITEM(EntityKind.ITEM),
    ITEM_PRICE(EntityKind.ITEM),
    ITEM_NAME(EntityKind.ITEM),
    ITEM_DESCRIPTION(EntityKind.ITEM),
    ITEM_WEIGHT(EntityKind.ITEM),
    ITEM_BARCODE(EntityKind.ITEM);

    private final EntityKind entity;

    DataName(EntityKind entity) {
        this.entity = entity;
    }

    public EntityKind entity() {
        return entity;
    }

    /** As written in the map: {@code order.status}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Optional<DataName> of(String word) {
        return List.of(values()).stream()
                .filter(name -> name.word().equals(word))
                .findFirst();
    }

    public static DataName whole(EntityKind entity) {
        return of(entity.word()).orElseThrow();
    }
}
