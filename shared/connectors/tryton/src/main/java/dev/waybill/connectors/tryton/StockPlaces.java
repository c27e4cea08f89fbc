package dev.waybill.connectors.tryton;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The warehouses and locations that stock is counted in, and the day it is there. Kept for {@link #KEPT_FOR}. */
final class StockPlaces {
    private static final Duration KEPT_FOR = Duration.ofMinutes(5);

    private final TrytonConfig config;
    private final TrytonClient client;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    private record Place(long id, Optional<String> code, boolean warehouse) {}

    private record Kept(List<Place> places, ZoneId zone, Instant until) {}

    StockPlaces(TrytonConfig config, TrytonClient client, Clock clock) {
        this.config = config;
        this.client = client;
        this.clock = clock;
    }

    /**
     * The ids of these places; without codes, of those in the setting, or else of all warehouses.
     *
     * @throws FailureException {@code SETTING_WRONG} naming a code that no place or several places have
     */
    List<Long> ids(List<String> codes) {
        List<String> asked = codes.isEmpty() ? config.stockLocations() : codes;
        List<Place> places = current().places();
        if (asked.isEmpty()) {
            return places.stream().filter(Place::warehouse).map(Place::id).toList();
        }
        List<Long> ids = new ArrayList<>();
        for (String code : asked) {
            List<Long> found = places.stream()
                    .filter(place -> place.code().equals(Optional.of(code)))
                    .map(Place::id)
                    .toList();
            if (found.size() != 1) {
                throw wrong(code, found.size());
            }
            ids.add(found.getFirst());
        }
        return ids.stream().distinct().toList();
    }

    /** In the company's own time zone, as Tryton plans. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), current().zone());
    }

    private Kept current() {
        Kept now = kept;
        if (now == null || !clock.instant().isBefore(now.until())) {
            now = new Kept(places(), zone(), clock.instant().plus(KEPT_FOR));
            kept = now;
        }
        return now;
    }

    private List<Place> places() {
        List<Object> domain = List.of(List.of("type", "in", List.of("warehouse", "storage", "view")));
        return client
                .rows(Rpc.searchRead(TrytonStock.OPERATION, "stock.location", domain, List.of("code", "type")))
                .stream()
                .map(row -> new Place(
                        TrytonValues.id(row.at("id")),
                        row.findText("code"),
                        row.textOrEmpty("type").equals("warehouse")))
                .toList();
    }

    private ZoneId zone() {
        Rpc rpc = new Rpc(
                TrytonStock.OPERATION,
                Effect.READ,
                "model.company.company.read",
                List.of(List.of(client.company()), List.of("timezone")),
                Map.of());
        Optional<String> name =
                client.rows(rpc).stream().findFirst().flatMap((JsonAt company) -> company.findText("timezone"));
        return name.map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    private FailureException wrong(String code, int found) {
        return new FailureException(Failure.of(
                FailureCode.SETTING_WRONG,
                config.id(),
                TrytonStock.OPERATION,
                config.id() + " has " + found + " warehouses or locations with the code '" + code + "', expected one",
                "correct the code in Tryton, or in the route or the setting '" + TrytonConfig.STOCK_LOCATIONS + "' of "
                        + config.id()));
    }
}
