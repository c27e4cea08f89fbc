package dev.waybill.local.day;

import dev.waybill.demo.erp.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What happens to the numbers that the shop shows. */
record StockScenes(Scene scene) {
    private static final String SHIRT = "TS-BLUE";
    /** Nobody buys it, so that nothing of it is on its way. */
    static final Item PEN = new Item("PEN-RED", "A red pen", false);

    private static final int TYPED = 99;

    /** Goods arrive in the ERP. */
    boolean arrive() {
        scene.screen().title("Stock moves in the ERP, and the shop shows what can be sold");
        scene.watch().follow(SHIRT);
        scene.erp().books().count(SHIRT, "MAIN", BigDecimal.valueOf(20));
        String available = scene.erp()
                .books()
                .stock(List.of(SHIRT), List.of())
                .getFirst()
                .available()
                .toPlainString();
        scene.screen().event("erp", "20 more " + SHIRT + " arrive");
        return scene.watch().until(() -> scene.watch().told(SHIRT, "written: erp available " + available))
                && said(SHIRT);
    }

    /** Somebody types over what the shop shows; nothing in the ERP moved. */
    boolean type() {
        scene.screen().title("Somebody types a wrong number into the shop");
        scene.watch().follow(PEN.sku());
        Optional<Integer> right = scene.shops().stock(Scene.SHOP, PEN.sku());
        scene.shops().type(Scene.SHOP, PEN.sku(), TYPED);
        scene.screen().event(Scene.SHOP, "shows " + TYPED + " " + PEN.sku() + ", typed by hand");
        boolean found = scene.watch().until(this::isFound);
        boolean written = scene.watch().until(() -> scene.watch().told(PEN.sku(), "showed " + TYPED + ", written"));
        return found && written && right.equals(scene.shops().stock(Scene.SHOP, PEN.sku())) && said(PEN.sku());
    }

    private boolean isFound() {
        Optional<String> drift = scene.watch().hearing().drift(PEN.sku());
        drift.ifPresent(sentence -> scene.screen().event("Waybill", "compared shop and ERP: " + sentence));
        return drift.isPresent();
    }

    private boolean said(String sku) {
        scene.shops().stock(Scene.SHOP, sku).ifPresent(now -> scene.screen()
                .event(Scene.SHOP, "shows " + now + " " + sku));
        return true;
    }
}
