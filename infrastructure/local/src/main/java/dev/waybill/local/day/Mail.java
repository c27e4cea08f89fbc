package dev.waybill.local.day;

import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Sender;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.local.LocalRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The webhooks of the day: sends them, and remembers what was answered. */
final class Mail {
    private final LocalRun run;
    private final Screen screen;
    private final Sender sender;
    private final ShopBooks shops;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    Mail(LocalRun run, Screen screen, Sender sender, ShopBooks shops) {
        this.run = run;
        this.screen = screen;
        this.sender = sender;
        this.shops = shops;
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Something happened in a shop, which says so; of its orders it can tell afterwards, too. */
    void send(String system, Delivery delivery, String words) {
        if (delivery.topic().startsWith("order.")) {
            shops.note(system, delivery);
        }
        post(system, signed(system, delivery), words);
    }

    /** Sends it as it is. */
    void post(String system, Delivery delivery, String words) {
        Sent one = new Sent(system, delivery, sender.send(delivery, run.webhooks(system)), words);
        sent.add(one);
        screen.event(system, words + "  →  " + one.answer().status() + " " + one.result());
    }

    /** What the shop itself sends when Waybill or its people changed something there. */
    void echo(String system, Delivery webhook) {
        Delivery signed = signed(system, webhook);
        sent.add(new Sent(
                system, signed, sender.send(signed, run.webhooks(system)), webhook.topic() + ", by the shop itself"));
    }

    Delivery signed(String system, Delivery delivery) {
        return delivery.signed(run.secret(system(system), "webhook-secret")
                .orElseThrow(() -> new IllegalStateException(system + " has no webhook secret")));
    }

    /** As Shopify names a shop; empty for others. */
    String domain(String system) {
        return system(system).setting("shop").orElse("");
    }

    private SystemSpec system(String name) {
        return run.landscape()
                .system(new SystemId(name))
                .orElseThrow(() -> new IllegalStateException("the demo needs a system " + name + " in waybill.yaml"));
    }
}
