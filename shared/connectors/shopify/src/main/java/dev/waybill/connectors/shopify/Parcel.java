package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import java.util.List;
import java.util.Set;

/**
 * A fulfilment: goods that the shop shows as sent.
 *
 * @param live whether it counts; one that was called off, or failed, does not
 * @param tracking the carrier's numbers
 */
record Parcel(String id, boolean live, Set<String> tracking) {
    private static final Set<String> GONE = Set.of("CANCELLED", "ERROR", "FAILURE");

    Parcel {
        tracking = Set.copyOf(tracking);
    }

    static Parcel of(JsonAt json) {
        List<String> numbers = json.list("trackingInfo").stream()
                .flatMap(info -> info.findText("number").stream())
                .toList();
        return new Parcel(json.at("id").code(), !GONE.contains(json.textOrEmpty("status")), Set.copyOf(numbers));
    }

    boolean shares(List<String> numbers) {
        return numbers.stream().anyMatch(tracking::contains);
    }

    /** Whether it may be what was sent with these numbers: nobody says otherwise. */
    boolean mayBe(List<String> numbers) {
        return tracking.isEmpty() || numbers.isEmpty() || shares(numbers);
    }
}
