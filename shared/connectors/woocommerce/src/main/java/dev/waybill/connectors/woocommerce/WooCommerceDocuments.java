package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The paper of an order as notes on it, and its status. WooCommerce's core has no object for parcels or invoices (tracking is an
 * extension's), so a shipment becomes a note to the buyer, an invoice a note for the shop's people, or to the buyer where its file can be
 * opened; which documents were noted is kept in the order's own meta data (woocommerce-rest-api-docs {@code _orders.md}, {@code _order-notes.md}; read 2026-11).
 */
final class WooCommerceDocuments implements DocumentTarget {
    /** Meta data whose name begins with an underscore is not shown to people. */
    static final String SHOWN = "_waybill_documents";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Question ORDER = new Question("readOrder", "tell the order", PATIENCE);
    private static final Question NOTES = new Question("readNotes", "tell the order's notes", PATIENCE);
    private static final Question NOTE = new Question("writeNote", "take a note on the order", PATIENCE);
    private static final Question UPDATE = new Question("updateOrder", "take the order's status", PATIENCE);

    private final SystemId shop;
    private final WooCommerceRest rest;
    private final MediaLibrary library;
    private final FilesShown files;

    WooCommerceDocuments(SystemId shop, WooCommerceRest rest, MediaLibrary library, FilesShown files) {
        this.shop = shop;
        this.rest = rest;
        this.library = library;
        this.files = files;
    }

    @Override
    public boolean takesFileOf(Paper paper) {
        return files.of(paper);
    }

    @Override
    public Optional<Shown> shown(SubjectRef order) {
        if (!order.id().matches("[0-9]{1,20}")) {
            return Optional.empty();
        }
        HttpAnswer answer = rest.ask(ORDER, "orders/" + order.id());
        return switch (answer.status()) {
            case 200 -> Optional.of(shown(JsonAt.parse(answer.body(), shop)));
            case 404, 410 -> Optional.empty();
            default -> throw rest.no(ORDER, answer);
        };
    }

    private Shown shown(JsonAt order) {
        return new Shown(
                new ExternalRef(
                        shop, order.at("id").code(), order.findCode("number").orElseGet(() -> order.at("id")
                                .code())),
                WooCommerceStage.of(order),
                // What was given back in full is not sent again.
                order.at("status").text().equals("refunded") ? Fulfilment.COMPLETE : WooCommerceStage.fulfilment(order),
                documents(order),
                charged(order));
    }

    private static Set<String> documents(JsonAt order) {
        return order.list("meta_data").stream()
                .filter(entry -> entry.findText("key").equals(Optional.of(SHOWN)))
                .flatMap(entry -> entry.findText("value").stream())
                .flatMap(String::lines)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The list of refunds has each as a negative amount. */
    private static Money charged(JsonAt order) {
        String currency = order.at("currency").text();
        Money total = Money.of(order.at("total").decimal().toPlainString(), currency);
        return order.list("refunds").stream()
                .map(refund ->
                        Money.of(refund.at("total").decimal().abs().negate().toPlainString(), currency))
                .reduce(total, Money::plus);
    }

    @Override
    public void show(SubjectRef order, Shown before, News news) {
        List<Paper> papers = news.papers().toList();
        if (!papers.isEmpty()) {
            List<String> there = notes(order);
            papers.stream()
                    .filter(paper -> !DocumentNote.of(paper).isAmong(there))
                    .forEach(paper -> write(order, note(order, paper, news)));
        }
        update(order, before, news);
    }

    private DocumentNote note(SubjectRef order, Paper paper, News news) {
        DocumentNote note = DocumentNote.of(paper);
        return news.fileOf(paper)
                .map(file -> note.with(library.keep(order, paper, file)))
                .orElse(note);
    }

    /** A try that died after its notes is recognised by them: the buyer gets no second e-mail. */
    private List<String> notes(SubjectRef order) {
        HttpAnswer answer = rest.ask(NOTES, "orders/" + order.id() + "/notes");
        if (answer.status() != 200) {
            throw rest.no(NOTES, answer);
        }
        return JsonAt.parse(answer.body(), shop).items().stream()
                .map(note -> note.textOrEmpty("note"))
                .toList();
    }

    private void write(SubjectRef order, DocumentNote note) {
        Map<String, Object> values = Map.of("note", note.text(), "customer_note", note.toBuyer());
        taken(NOTE, 201, rest.tell(NOTE, "orders/" + order.id() + "/notes", json(values)));
    }

    /** Meta data named without an id replaces the first of that name ({@code WC_Data::update_meta_data}): no second one grows. */
    private void update(SubjectRef order, Shown before, News news) {
        TreeSet<String> marks = new TreeSet<>(before.documents());
        news.papers().map(Paper::mark).forEach(marks::add);
        Map<String, Object> values = new LinkedHashMap<>();
        if (news.cancel()) {
            values.put("status", "cancelled");
        } else if (news.complete()) {
            values.put("status", "completed");
        }
        values.put("meta_data", List.of(Map.of("key", SHOWN, "value", String.join("\n", marks))));
        taken(UPDATE, 200, rest.tell(UPDATE, "orders/" + order.id(), json(values)));
    }

    private void taken(Question question, int expected, HttpAnswer answer) {
        if (answer.status() == expected) {
            return;
        }
        if (answer.status() == 400) {
            throw new FailureException(Failure.of(
                    FailureCode.TARGET_REFUSED,
                    shop,
                    question.operation(),
                    shop + " does not " + question.asked() + " (400)",
                    "look at the order in the shop: a plug-in may not let it be changed; then redrive"));
        }
        if (answer.status() >= 500 && answer.status() != 503) {
            throw new FailureException(Failure.of(
                    FailureCode.ANSWER_MISSING,
                    shop,
                    question.operation(),
                    shop + " broke off (" + answer.status() + "): it may have done it all the same",
                    "nothing: the order is read again, and only what is missing is shown"));
        }
        throw rest.no(question, answer);
    }

    private static Body json(Map<String, Object> values) {
        try {
            return Body.of(Json.MAPPER.writeValueAsBytes(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, flags, lists and maps are JSON", e);
        }
    }

    /** Made by the first write: whoever only receives webhooks loads no object mapper. */
    private static final class Json {
        private static final JsonMapper MAPPER = new JsonMapper();
    }
}
