package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records of one model from a time on, the earliest change first. Tryton can order by {@code write_date} or by
 * {@code create_date} only, and the first is null until a record is changed: so they are two lists, merged here.
 *
 * @param listing what is read of them
 */
record ChangedRows(TrytonClient client, Listing listing, Instant from) {
    /** How many are read at once from each list. */
    private static final int CHUNK = 500;

    /**
     * What is read.
     *
     * @param operation our verb for it, for failures
     * @param only which records, as Tryton's domain
     * @param fields beside the id and the dates
     */
    record Listing(String operation, String model, List<Object> only, List<String> fields) {
        Rpc page(List<Object> domain, String order, int offset) {
            List<Object> all = new ArrayList<>(only);
            all.addAll(domain);
            List<Object> sorting = List.of(List.of(order, "ASC"), List.of("id", "ASC"));
            List<String> read = Stream.concat(fields.stream(), Stream.of("create_date", "write_date"))
                    .toList();
            return Rpc.page(operation, model, Arrays.asList(all, offset, CHUNK, sorting, read));
        }
    }

    /** @param values the fields read */
    record Row(String model, long id, Instant changedAt, JsonAt values) {
        static final Comparator<Row> EARLIEST =
                Comparator.comparing(Row::changedAt).thenComparing(Row::model).thenComparingLong(Row::id);

        private static Row of(String model, JsonAt row) {
            return new Row(
                    model,
                    TrytonValues.id(row.at("id")),
                    TrytonValues.instant(row.find("write_date").orElseGet(() -> row.at("create_date"))),
                    row);
        }
    }

    /** A part of several lists together, the earliest change first. */
    static List<Row> page(TrytonClient client, List<Listing> listings, Instant from, int skip, int most) {
        return listings.stream()
                .flatMap(listing ->
                        new ChangedRows(client, listing, from).merged().limit((long) skip + most))
                .sorted(Row.EARLIEST)
                .skip(skip)
                .limit(most)
                .toList();
    }

    /** Reads on only as far as it is looked at. */
    Stream<Row> merged() {
        Object since = TrytonValues.dateTime(roundedUp());
        Reader changed = new Reader(List.of(List.of("write_date", ">=", since)), "write_date");
        Reader untouched = new Reader(
                List.of(Arrays.asList("write_date", "=", null), List.of("create_date", ">=", since)), "create_date");
        return Stream.generate(() -> earlier(changed, untouched))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    /** Tryton keeps microseconds. */
    private Instant roundedUp() {
        Instant down = from.truncatedTo(ChronoUnit.MICROS);
        return down.equals(from) ? down : down.plus(1, ChronoUnit.MICROS);
    }

    private static Optional<Row> earlier(Reader one, Reader other) {
        Optional<Row> first = one.peek();
        Optional<Row> second = other.peek();
        boolean isFirst =
                first.isPresent() && (second.isEmpty() || Row.EARLIEST.compare(first.get(), second.get()) <= 0);
        return isFirst ? one.next() : other.next();
    }

    /** One of the lists, read in chunks. */
    private final class Reader {
        private final List<Object> domain;
        private final String order;
        private List<Row> read = List.of();
        private int offset;
        private int at;
        private boolean ended;

        private Reader(List<Object> domain, String order) {
            this.domain = domain;
            this.order = order;
        }

        private Optional<Row> peek() {
            if (at == read.size() && !ended) {
                read = client.rows(listing.page(domain, order, offset)).stream()
                        .map(row -> Row.of(listing.model(), row))
                        .toList();
                offset += read.size();
                at = 0;
                ended = read.size() < CHUNK;
            }
            return at < read.size() ? Optional.of(read.get(at)) : Optional.empty();
        }

        private Optional<Row> next() {
            Optional<Row> next = peek();
            at++;
            return next;
        }
    }
}
