package dev.waybill.demo.erp;

import java.util.List;

/** A postal address. {@code toString} hides it. */
public record Place(
        String name,
        String company,
        List<String> street,
        String postalCode,
        String city,
        String region,
        String country,
        String phone) {
    public Place {
        street = List.copyOf(street);
    }

    @Override
    public String toString() {
        return "Place[" + country + "]";
    }
}
