package dev.waybill.domain.item;

import dev.waybill.domain.ownership.DataName;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What of an item can be brought into a shop. */
public enum ItemField {
    PRICE(DataName.ITEM_PRICE),
    /** On one line. */
    NAME(DataName.ITEM_NAME),
    /** In many lines; HTML where its owner writes HTML. */
    DESCRIPTION(DataName.ITEM_DESCRIPTION),
    /** As {@link Weight} writes it. */
    WEIGHT(DataName.ITEM_WEIGHT),
    /** The number under the bars: EAN, UPC, ISBN. */
    BARCODE(DataName.ITEM_BARCODE);

    /** All that is no price. */
    public static final Set<ItemField> TEXTS = Set.copyOf(EnumSet.complementOf(EnumSet.of(PRICE)));

    private final DataName data;

    ItemField(DataName data) {
        this.data = data;
    }

    /** What its source has to own. */
    public DataName data() {
        return data;
    }

    /** As people write it: {@code description}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ItemField> of(String word) {
        return List.of(values()).stream()
                .filter(field -> field.word().equals(word))
                .findFirst();
    }
}
