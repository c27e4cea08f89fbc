package dev.waybill.engine.bulk;

import java.util.ArrayList;
import java.util.List;

/** A list in parts that one call takes. */
public final class Chunks {
    private Chunks() {}

    public static <T> List<List<T>> of(List<T> all, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(from + most, all.size())));
        }
        return parts;
    }
}
