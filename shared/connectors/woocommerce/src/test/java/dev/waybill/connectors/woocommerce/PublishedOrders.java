package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders that other people published, out of whatever they were wrapped in: an envelope {@code data}, a list, a batch. */
record PublishedOrders(String file, String id, Body body) {
    private static final Path CARRIED = Path.of("src/test/resources/woocommerce/published");

    /** Those the project may carry. */
    static List<PublishedOrders> carried() {
        return in(CARRIED);
    }

    /** All of them, the ones under the GPL included, where their folder lies beside the checkout. */
    static Optional<List<PublishedOrders>> besideTheCheckout() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder.getParent() != null, Path::getParent)
                .map(folder -> folder.resolveSibling("shared/payloads/woocommerce"))
                .filter(Files::isDirectory)
                .findFirst()
                .map(PublishedOrders::in);
    }

    private static List<PublishedOrders> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> orders(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PublishedOrders> orders(Path file) {
        try {
            List<PublishedOrders> found = new ArrayList<>();
            collect(String.valueOf(file.getFileName()), Sample.JSON.readTree(Files.readAllBytes(file)), found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String file, JsonNode node, List<PublishedOrders> found) {
        if (node.isObject() && node.has("line_items")) {
            found.add(new PublishedOrders(file, node.path("id").asText(), Body.of(node.toString())));
        } else if (node.isArray()) {
            node.forEach(entry -> collect(file, entry, found));
        } else if (node.isObject()) {
            List.of("data", "create", "update", "delete").forEach(wrapper -> collect(file, node.path(wrapper), found));
        }
    }
}
