package dev.waybill.engine.rehearsal;

import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.engine.rehearsal.Preview.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The moment at which a rehearsed flow would write. Ends the rehearsal; carries no stack trace. */
final class WouldWrite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String verb;
    private final transient Optional<ExternalRef> there;
    private final transient Optional<PlacedOrder> current;
    private final transient Optional<OrderStage> stage;
    private final transient List<Change> papers;

    /** An order in an ERP. */
    WouldWrite(String verb, Optional<PlacedOrder> current, Optional<OrderStage> stage) {
        super(verb, null, false, false);
        this.verb = verb;
        this.there = current.map(PlacedOrder::ref);
        this.current = current;
        this.stage = stage;
        this.papers = List.of();
    }

    /** Paper in a shop. */
    WouldWrite(Shown before, News news) {
        super("shows", null, false, false);
        this.verb = "shows more of";
        this.there = Optional.of(before.order());
        this.current = Optional.empty();
        this.stage = Optional.empty();
        this.papers = papers(before, news);
    }

    /** A new customer. */
    WouldWrite(Customer customer) {
        this(
                "creates",
                Optional.empty(),
                List.of(
                        new Change("name", "none", customer.title()),
                        new Change("tax id", "none", customer.taxId().orElse("none")),
                        new Change("e-mail", "none", joined(customer.emails())),
                        new Change(
                                "addresses",
                                "none",
                                Integer.toString(customer.addresses().size()))));
    }

    /** A customer who is there. */
    WouldWrite(PlacedParty there, PartyChange change) {
        this("changes", Optional.of(there.ref()), changes(there, change));
    }

    private WouldWrite(String verb, Optional<ExternalRef> there, List<Change> changes) {
        super(verb, null, false, false);
        this.verb = verb;
        this.there = there;
        this.current = Optional.empty();
        this.stage = Optional.empty();
        this.papers = changes;
    }

    private static List<Change> changes(PlacedParty there, PartyChange change) {
        List<Change> changes = new ArrayList<>();
        change.addReferences().forEach(reference -> changes.add(new Change("reference", "none", reference.value())));
        change.name().ifPresent(name -> changes.add(new Change("name", there.name(), name)));
        change.taxId().ifPresent(id -> changes.add(new Change("tax id", joined(there.taxIds()), id)));
        change.addContacts().forEach(contact -> {
            contact.emails().forEach(email -> changes.add(new Change("e-mail", "none", email)));
            contact.phones().forEach(phone -> changes.add(new Change("phone", "none", phone)));
        });
        change.dropContacts().forEach(contact -> changes.add(new Change("contact", contact, "none")));
        change.addAddresses().forEach(placed -> changes.add(new Change("address", "none", words(placed))));
        change.retireAddresses().forEach(id -> changes.add(new Change("address " + id, "in use", "not in use")));
        change.paymentTerms()
                .ifPresent(terms -> changes.add(
                        new Change("payment terms", there.paymentTerms().orElse("none"), terms)));
        return changes;
    }

    private static String words(PartyAddress placed) {
        return String.join(" ", placed.address().street()) + ", "
                + placed.address().postalCode() + " " + placed.address().city();
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private static List<Change> papers(Shown before, News news) {
        List<Change> papers = new ArrayList<>();
        news.papers().forEach(paper -> papers.add(new Change(paper.mark(), "not shown", "shown")));
        if (news.complete()) {
            papers.add(new Change("shipping", before.fulfilment().name(), "COMPLETE"));
        }
        if (news.cancel()) {
            papers.add(new Change("stage", before.stage().name(), "CANCELLED"));
        }
        return papers;
    }

    String verb() {
        return verb;
    }

    /** What is there already. */
    Optional<ExternalRef> there() {
        return there;
    }

    Optional<PlacedOrder> current() {
        return current;
    }

    Optional<OrderStage> stage() {
        return stage;
    }

    /** What would be shown or changed, and how it ends with the order there. */
    List<Change> papers() {
        return papers;
    }
}
