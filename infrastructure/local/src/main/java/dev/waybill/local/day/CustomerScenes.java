package dev.waybill.local.day;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.Operation;
import java.util.Optional;

/** Customers of both shops: who is one, and who only looks like somebody. */
record CustomerScenes(Scene scene, Mail mail, Cast cast, Repair repair) {
    private static final String FRANCE = "shop-fr";

    boolean play() {
        scene.screen().title("Customers: one of two shops is one, and who only looks like one is held");
        mail.send(Scene.SHOP, cast.recorded("011-customer.created-customer-created"), "customer 2 registers");
        boolean first = scene.watch().until(() -> scene.watch().told("2", "created as C00001"));
        mail.send(FRANCE, cast.sameCustomerAtShopify(), "customer 7 registers, with the same name and e-mail address");
        boolean second = scene.watch().until(() -> scene.watch().told("7", "C00001"));
        return first && second && resembles();
    }

    /** A person looks at both, and says that they are one. */
    private boolean resembles() {
        mail.send(
                Scene.SHOP,
                cast.customerWithTypingError(),
                "customer 3 registers, with a typing error and a new address");
        boolean held = scene.watch().until(() -> scene.watch().held("3").isPresent());
        Optional<Operation> operation = scene.watch().held("3");
        operation.flatMap(Operation::failure).map(Failure::why).ifPresent(why -> scene.screen()
                .paragraph("why", why));
        operation.ifPresent(one -> scene.screen().event("anna", repair.asParty(one.id(), Scene.SHOP + ":3", "C00001")));
        return held && scene.watch().until(() -> scene.watch().told("3", "C00001"));
    }
}
