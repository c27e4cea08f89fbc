package dev.waybill.local.day;

import dev.waybill.demo.erp.DeliveryNote;
import dev.waybill.demo.erp.Invoice;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the ERP ships, invoices and credits for one order, and what the shop's buyer is told of it. */
record PaperScenes(Scene scene, Repair repair) {
    private static final String ORDER = "18";
    private static final String REFERENCE = Scene.SHOP + ":" + ORDER;
    private static final BigDecimal GIVEN_BACK = new BigDecimal("10.00");

    boolean play() {
        Optional<SalesOrder> order = scene.erp().books().byReference(REFERENCE);
        scene.watch().follow(REFERENCE);
        scene.watch().silence(ORDER);
        return order.map(there -> ship(there.number()) && credit(there.number()))
                .orElse(false);
    }

    private boolean ship(String number) {
        scene.screen().title("An order leaves in two parcels, and the buyer is told");
        return parcel(number, "PKT1001")
                && told("delivery note DN00001")
                && parcel(number, "PKT1002")
                && invoice(number)
                && scene.watch()
                        .until(() -> scene.shops().status(Scene.SHOP, ORDER).equals(Optional.of("completed")))
                && read();
    }

    private boolean parcel(String number, String tracking) {
        scene.erp()
                .books()
                .ship(
                        number,
                        new DeliveryNote.Form(
                                "", List.of(tracking), List.of(new DeliveryNote.Line("TS-BLUE", BigDecimal.ONE))));
        scene.screen()
                .event("erp", "ships 1 of 2 TS-BLUE of order " + ORDER + " (" + number + "), tracking " + tracking);
        return true;
    }

    private boolean invoice(String number) {
        Invoice invoice = scene.erp().books().invoice(number);
        scene.screen().event("erp", "posts invoice " + invoice.number() + ", " + invoice.total() + " EUR");
        return told("invoice " + invoice.number());
    }

    /** What the buyer and the shop's people read on the order. */
    private boolean read() {
        scene.shops().notes(Scene.SHOP, ORDER).reversed().stream()
                .flatMap(note -> note.lines().limit(1))
                .forEach(note -> scene.screen().event(Scene.SHOP, "order " + ORDER + " has the note \"" + note + "\""));
        scene.screen().event(Scene.SHOP, "order " + ORDER + " is completed");
        return true;
    }

    private boolean credit(String number) {
        scene.screen().title("A credit note without a refund is held, and told after the refund");
        Invoice note = scene.erp().books().credit(number, GIVEN_BACK);
        scene.screen().event("erp", "posts credit note " + note.number() + ", " + note.total() + " EUR");
        boolean held = scene.watch().until(() -> scene.watch().held(REFERENCE).isPresent());
        Optional<Operation> operation = scene.watch().held(REFERENCE);
        operation.flatMap(Operation::failure).map(Failure::why).ifPresent(why -> scene.screen()
                .paragraph("why", why));
        scene.shops().refund(Scene.SHOP, ORDER, GIVEN_BACK);
        scene.screen().event(Scene.SHOP, "order " + ORDER + ": " + GIVEN_BACK + " EUR refunded");
        operation.ifPresent(one -> scene.screen().event("anna", repair.again(one.id(), "refunded in the shop")));
        return held && told("credit note " + note.number() + " (" + GIVEN_BACK + " EUR)");
    }

    private boolean told(String words) {
        return scene.watch().until(() -> scene.watch().told(REFERENCE, words));
    }
}
