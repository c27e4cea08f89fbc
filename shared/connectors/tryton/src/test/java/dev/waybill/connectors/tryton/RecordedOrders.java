package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The orders of the recorded WooCommerce deliveries, read just far enough for these tests; the WooCommerce connector reads them for real. */
record RecordedOrders(SystemId shop) {
    private static final Path FOLDER = Path.of("src/test/resources/tryton/orders/recorded");

    /** All deliveries in the order they arrived. */
    List<Order> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(this::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first delivery of the order with this number. */
    Order order(String number) {
        return all().stream()
                .filter(order -> order.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private Order read(Path file) {
        try {
            String http = Files.readString(file, StandardCharsets.UTF_8);
            return order(JsonAt.parse(Body.of(http.substring(http.indexOf("\r\n\r\n") + 4)), shop));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Order order(JsonAt json) {
        String currency = json.at("currency").text();
        Rates rates = new Rates(json.list("tax_lines"), currency);
        List<OrderLine> lines =
                json.list("line_items").stream().map(line -> line(line, rates)).toList();
        List<Charge> charges = new ArrayList<>();
        json.list("shipping_lines").forEach(it -> charges.add(charge(Charge.Kind.SHIPPING, "method_title", it, rates)));
        json.list("fee_lines").forEach(it -> charges.add(charge(Charge.Kind.FEE, "name", it, rates)));
        JsonAt billing = json.at("billing");
        return new Order(
                new SubjectRef(EntityKind.ORDER, shop, json.at("id").text()),
                json.at("number").text(),
                LocalDateTime.parse(json.at("date_created_gmt").text()).toInstant(ZoneOffset.UTC),
                new Version(
                        LocalDateTime.parse(json.at("date_modified_gmt").text()).toInstant(ZoneOffset.UTC)),
                stage(json.at("status").text()),
                json.at("status").text().equals("completed") ? Fulfilment.COMPLETE : Fulfilment.OPEN,
                party(json, billing),
                address(billing),
                address(json.at("shipping")),
                lines,
                charges,
                List.of(),
                List.of(),
                rates.money(json.at("total")),
                Optional.empty(),
                json.findText("customer_note"));
    }

    private static OrderStage stage(String status) {
        return switch (status) {
            case "processing", "completed" -> OrderStage.CONFIRMED;
            case "cancelled" -> OrderStage.CANCELLED;
            default -> OrderStage.PLACED;
        };
    }

    private static OrderLine line(JsonAt line, Rates rates) {
        return new OrderLine(
                line.at("id").text(),
                line.findText("sku"),
                line.at("name").text(),
                Quantity.pieces(line.at("quantity").decimal()),
                rates.money(line.at("total")),
                new Money(BigDecimal.ZERO, rates.money(line.at("total")).currency()),
                rates.taxes(line));
    }

    private static Charge charge(Charge.Kind kind, String label, JsonAt line, Rates rates) {
        return new Charge(kind, line.at(label).text(), rates.money(line.at("total")), rates.taxes(line));
    }

    /** With an e-mail address for each shop, so that tests sharing a server do not share customers. */
    private Party party(JsonAt json, JsonAt billing) {
        return new Party(
                json.findText("customer_id").filter(id -> !id.equals("0")),
                name(billing),
                billing.textOrEmpty("company"),
                billing.findText("email").map(email -> email.replace("@", "@" + shop + ".")),
                billing.findText("phone"),
                Optional.empty());
    }

    private static Address address(JsonAt at) {
        return new Address(
                name(at),
                at.textOrEmpty("company"),
                List.of(at.textOrEmpty("address_1"), at.textOrEmpty("address_2")),
                at.textOrEmpty("postcode"),
                at.textOrEmpty("city"),
                at.textOrEmpty("state"),
                at.textOrEmpty("country"),
                at.findText("phone"));
    }

    private static String name(JsonAt at) {
        return Stream.of(at.textOrEmpty("first_name"), at.textOrEmpty("last_name"))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private record Rates(List<JsonAt> taxLines, String currency) {
        private Money money(JsonAt text) {
            return Money.of(text.text(), currency);
        }

        private List<Tax> taxes(JsonAt line) {
            return line.list("taxes").stream()
                    .filter(tax -> tax.findText("total").isPresent())
                    .map(tax -> tax(taxLine(tax.at("id").text()), money(tax.at("total"))))
                    .toList();
        }

        private static Tax tax(JsonAt taxLine, Money amount) {
            return new Tax(
                    taxLine.at("label").text(),
                    Optional.of(taxLine.at("rate_percent").decimal()),
                    amount);
        }

        private JsonAt taxLine(String rate) {
            return taxLines.stream()
                    .filter(line -> line.at("rate_id").text().equals(rate))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
