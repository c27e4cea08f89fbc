package dev.waybill.local.day;

import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Sender;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.local.LocalRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The script: who sends what, when the ERP fails. */
final class Day {
    private static final String SPAIN = "shop-es";
    private static final String FRANCE = "shop-fr";
    private static final String ERP = "erp";

    private final LocalRun run;
    private final Watch watch;
    private final Screen screen;
    private final Mail mail;
    private final DemoErp erp;
    private final Cast cast;
    private final Repair repair;
    private final Scene scene;
    private Optional<Balance> atTheEnd = Optional.empty();

    Day(LocalRun run, Watch watch, Screen screen, Sender sender) {
        this.run = run;
        this.watch = watch;
        this.screen = screen;
        this.erp =
                run.erp().orElseThrow(() -> new IllegalStateException("the demo needs the demo ERP in waybill.yaml"));
        this.repair = new Repair(run.invoke());
        this.scene = new Scene(
                watch,
                screen,
                erp,
                run.shopBooks()
                        .orElseThrow(() -> new IllegalStateException("the demo needs its own shop in waybill.yaml")));
        this.mail = new Mail(run, screen, sender, scene.shops());
        this.cast = new Cast(mail.domain(FRANCE));
    }

    /** As it was when the day ended. */
    Balance balance() {
        return atTheEnd.orElseGet(() -> Balance.of(mail.sent(), watch));
    }

    List<Sent> sent() {
        return mail.sent();
    }

    /** Plays it; false if something did not happen in time. */
    boolean play() {
        erp.books().putItem(StockScenes.PEN);
        run.stock(cast.known());
        scene.shops().tell(mail::echo);
        StockScenes stock = new StockScenes(scene);
        return morning()
                && door()
                && outage()
                && lostAnswer()
                && afternoon()
                && questions()
                && repair()
                && new CustomerScenes(scene, mail, cast, repair).play()
                && stock.arrive()
                && new PaperScenes(scene, repair).play()
                && lostWebhook()
                && stock.type()
                && balances();
    }

    private boolean morning() {
        screen.title("Morning: orders come in");
        greeting();
        send(SPAIN, cast.recorded("013-order.created-order-guest"), "order 18, paid, 53.19 EUR");
        send(SPAIN, cast.recorded("014-order.updated-order-guest"), "order 18, the same once more as \"updated\"");
        send(
                SPAIN,
                cast.recorded("015-product.updated-order-guest"),
                "a product changed its stock: nobody asked for that");
        send(FRANCE, cast.paidAtShopify(), "order 154509, paid, 359.97 USD, its id beyond 2^53");
        send(FRANCE, cast.cancelledAtShopify(), "order 9999, already cancelled");
        Delivery order = cast.recorded("016-order.created-order-registered-multiline");
        send(SPAIN, order, "order 19, five lines, two tax rates, 138.25 EUR");
        send(SPAIN, order, "order 19, the very same webhook twice");
        return settled();
    }

    private boolean door() {
        screen.title("At the door: what is not let in");
        mail.post(SPAIN, mail.signed(SPAIN, cast.ordinary(124)).tampered(), "order 124, one byte changed on the way");
        mail.post("shop-it", mail.signed(SPAIN, cast.ordinary(124)), "a shop that nobody knows");
        return true;
    }

    private boolean outage() {
        screen.title("The ERP goes down, and comes back");
        erp.suffer(Fault.DOWN);
        screen.event("erp", "is down: answers 503 to everything");
        send(SPAIN, cast.recorded("024-order.created-order-coupon-fee"), "order 20, with coupon and fee, 78.48 EUR");
        send(SPAIN, cast.ordinary(129), "order 129, paid, 53.19 EUR");
        send(SPAIN, cast.ordinary(130), "order 130, paid, 53.19 EUR");
        send(SPAIN, cast.recorded("028-order.created-order-onhold-then-cancel-create"), "order 21, not paid yet");
        boolean opened = watch.until(() -> watch.hearing().cameTo(ERP, CircuitState.OPEN));
        screen.event("Waybill", "the circuit of erp is open: it is spared until it answers one delivery that asks");
        send(SPAIN, cast.ordinary(127), "order 127, while the circuit is open");
        boolean waits = watch.until(() -> watch.isWaiting("127"));
        erp.heal();
        screen.event("erp", "works again; nobody tells Waybill");
        boolean asked = watch.until(() -> watch.hearing().cameTo(ERP, CircuitState.PROBING));
        boolean back = watch.until(() -> watch.hearing().cameTo(ERP, CircuitState.RECOVERING));
        screen.event("Waybill", "one delivery asked and was answered: what waited flows again by itself");
        return opened && waits && asked && back && settled();
    }

    private boolean lostAnswer() {
        screen.title("The ERP does its work, but its answer is lost");
        erp.suffer(Fault.DONE_BUT_500, 1, Duration.ZERO);
        send(SPAIN, cast.recorded("033-order.created-order-pending-created"), "order 22, not paid yet, 8.91 EUR");
        return settled();
    }

    private boolean afternoon() {
        screen.title("Afternoon: orders change");
        send(SPAIN, cast.recorded("035-order.updated-order-pending-to-processing"), "order 22 is paid");
        send(SPAIN, cast.recorded("031-order.updated-order-onhold-then-cancel-cancel"), "order 21 is cancelled");
        boolean first = settled();
        send(
                SPAIN,
                cast.recorded("029-order.updated-order-onhold-then-cancel-create"),
                "order 21, an older state, late");
        return settled() && first;
    }

    private boolean questions() {
        screen.title("What a person must look at");
        send(SPAIN, cast.withUnknownItem(), "order 123, with an item that the ERP does not have");
        send(SPAIN, cast.withoutItemNumber(), "order 727, a line without any item number");
        send(FRANCE, cast.doubtful(), "order 1001, whose lines do not add up to its total");
        send(
                SPAIN,
                cast.recorded("038-order.updated-order-line-qty-edited"),
                "order 22, changed after it was confirmed");
        mail.post(SPAIN, mail.signed(SPAIN, cast.malformed()), "an order that breaks off in the middle");
        send(FRANCE, cast.privacyRequest(), "a customer wants to know what is stored");
        boolean first = settled();
        erp.suffer(Fault.WRONG_TOTALS, 1, Duration.ZERO);
        screen.event("erp", "computes one total wrong");
        send(SPAIN, cast.ordinary(126), "order 126, paid, 53.19 EUR");
        return settled() && first;
    }

    /** Order 123 again, with a mapping for it alone. */
    private boolean repair() {
        screen.title("A person corrects one and sends it again");
        Optional<Operation> held = watch.held("123");
        held.ifPresent(
                operation -> screen.event("anna", repair.withItem(operation.id(), "TS-GREEN", cast.itemKnown())));
        return held.isPresent()
                && watch.until(
                        () -> watch.held("123").isEmpty() && watch.ended() >= Balance.expected(mail.sent(), watch));
    }

    private boolean lostWebhook() {
        screen.title("A webhook gets lost, and the shop is asked");
        scene.shops().note(SPAIN, SampleOrders.wooCommerce(128, screen.now()));
        screen.event(SPAIN, "order 128, paid, 53.19 EUR; its webhook is lost");
        return watch.until(() -> watch.told("128", "")) && settled();
    }

    private void greeting() {
        mail.post(SPAIN, cast.recorded("001-ping"), "the ping of a new webhook");
    }

    private void send(String system, Delivery delivery, String words) {
        mail.send(system, delivery, words);
    }

    /** What is on its way while it is counted comes to its end in a moment. */
    private boolean balances() {
        return watch.until(() -> {
            Balance now = Balance.of(mail.sent(), watch);
            atTheEnd = Optional.of(now);
            return now.agrees();
        });
    }

    private boolean settled() {
        return watch.until(() -> watch.ended() >= Balance.expected(mail.sent(), watch));
    }
}
