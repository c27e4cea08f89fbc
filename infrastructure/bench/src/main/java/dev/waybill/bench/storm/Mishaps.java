package dev.waybill.bench.storm;

import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** What goes wrong beside the ERP's errors, each when the storm has come so far. */
record Mishaps(Plan plan, ProductProcess product, DemoErp erp, Chronicle chronicle) {
    /** Returns when all of it has happened. */
    void happen(Shops shops, Burst burst) throws IOException, InterruptedException {
        if (plan.kills() > 0) {
            await(() -> shops.taken() >= burst.webhooks().size() * 3 / 10);
            kill("in the burst");
        }
        if (plan.kills() > 1) {
            await(() -> erp.books().orders() >= plan.orders() * 35 / 100);
            kill("while orders are delivered");
        }
        if (plan.outage().isPositive()) {
            await(() -> erp.books().orders() >= plan.orders() * 6 / 10);
            outage();
        }
    }

    private void kill(String when) throws IOException, InterruptedException {
        chronicle.note("kill -9 " + when + ", with " + erp.books().orders() + " orders in the ERP");
        product.killAndStart();
        chronicle.note("the product is there again");
    }

    private void outage() throws InterruptedException {
        chronicle.note("the ERP is switched off, with " + erp.books().orders() + " orders in it");
        erp.suffer(Fault.REFUSE);
        Thread.sleep(plan.outage());
        erp.heal();
        chronicle.note("the ERP is back");
    }

    private static void await(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            Thread.sleep(20);
        }
    }
}
