package dev.waybill.domain.item;

/** Which field of which item. */
public record LineKey(String sku, ItemField field) {
    /** For people: {@code MUG}, or {@code MUG name} where it is no price. */
    @Override
    public String toString() {
        return field == ItemField.PRICE ? sku : sku + " " + field.word();
    }
}
