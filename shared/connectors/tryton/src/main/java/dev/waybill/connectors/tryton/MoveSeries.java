package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Stock moves from a time on, the earliest change first. Tryton can order by {@code write_date} or by {@code create_date} only,
 * and the first is null until a move is changed: so they are two lists, merged here.
 */
record MoveSeries(TrytonClient client, Instant from) {
    /** How many are read at once from each list. */
    private static final int CHUNK = 500;

    /** @param code of its product, where that has one */
    record Move(long id, Optional<String> code, Instant changedAt) {
        private static final Comparator<Move> EARLIEST =
                Comparator.comparing(Move::changedAt).thenComparingLong(Move::id);

        static Move of(JsonAt row) {
            return new Move(
                    TrytonValues.id(row.at("id")),
                    row.find("product.").flatMap(product -> product.findText("code")),
                    TrytonValues.instant(row.find("write_date").orElseGet(() -> row.at("create_date"))));
        }
    }

    /** Reads on only as far as it is looked at. */
    Stream<Move> merged() {
        Object since = TrytonValues.dateTime(roundedUp());
        Reader changed = new Reader(List.of(List.of("write_date", ">=", since)), "write_date");
        Reader untouched = new Reader(
                List.of(java.util.Arrays.asList("write_date", "=", null), List.of("create_date", ">=", since)),
                "create_date");
        return Stream.generate(() -> earlier(changed, untouched))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    /** Tryton keeps microseconds. */
    private Instant roundedUp() {
        Instant down = from.truncatedTo(ChronoUnit.MICROS);
        return down.equals(from) ? down : down.plus(1, ChronoUnit.MICROS);
    }

    private static Optional<Move> earlier(Reader one, Reader other) {
        Optional<Move> first = one.peek();
        Optional<Move> second = other.peek();
        boolean isFirst =
                first.isPresent() && (second.isEmpty() || Move.EARLIEST.compare(first.get(), second.get()) <= 0);
        return isFirst ? one.next() : other.next();
    }

    /** One of the lists, read in chunks. */
    private final class Reader {
        private final IntFunction<Rpc> chunk;
        private List<Move> read = new ArrayList<>();
        private int offset;
        private int at;
        private boolean ended;

        private Reader(List<Object> domain, String order) {
            this.chunk = from -> TrytonStock.page(domain, order, from, CHUNK);
        }

        private Optional<Move> peek() {
            if (at == read.size() && !ended) {
                read = client.rows(chunk.apply(offset)).stream().map(Move::of).toList();
                offset += read.size();
                at = 0;
                ended = read.size() < CHUNK;
            }
            return at < read.size() ? Optional.of(read.get(at)) : Optional.empty();
        }

        private Optional<Move> next() {
            Optional<Move> next = peek();
            at++;
            return next;
        }
    }
}
