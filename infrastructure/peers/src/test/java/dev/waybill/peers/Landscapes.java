package dev.waybill.peers;

import dev.waybill.connector.Setting;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One WooCommerce shop whose orders go into one ERP. */
public final class Landscapes {
    private Landscapes() {}

    /**
     * The shop is {@code shop-es}; the target, of this connector and these settings, {@code erp}. The people of the recorded orders
     * come back under another e-mail address with each run: nobody is asked about them.
     */
    public static Landscape shopInto(String connector, Map<String, String> settings) {
        SystemSpec shop = system("shop-es", "woocommerce", Map.of("url", "https://shop.example"));
        SystemSpec erp = system("erp", connector, settings).with(Map.of(Setting.HOLD_RESEMBLING.name(), "false"));
        Route route = new Route("orders-to-erp", new SystemPattern("shop-*"), new SystemPattern("erp"), List.of());
        return new Landscape(
                1,
                List.of(shop, erp),
                new OwnershipMap(List.of(rule(DataName.ORDER, "shop-*"), rule(DataName.ORDER_STATUS, "erp"))),
                List.of(route));
    }

    /** The ERP, of this connector and these settings, owns the stock that the shop of that connector shows; one piece never. */
    public static Landscape stockFrom(String connector, Map<String, String> settings, String shop) {
        Route route = new Route(
                "stock-to-shops",
                new SystemPattern("erp"),
                new SystemPattern("shop-es"),
                List.of(),
                new StockPolicy(BigDecimal.ONE, List.of()));
        return new Landscape(
                1,
                List.of(system("shop-es", shop, Map.of()), system("erp", connector, settings)),
                new OwnershipMap(List.of(rule(DataName.STOCK_AVAILABLE, "erp"))),
                List.of(route));
    }

    /** The ERP, of this connector and these settings, ships and invoices the orders of the shop of that connector. */
    public static Landscape documentsFrom(String connector, Map<String, String> settings, String shop) {
        Route route =
                new Route("documents-to-shops", new SystemPattern("erp"), new SystemPattern("shop-es"), List.of());
        return new Landscape(
                1,
                List.of(system("shop-es", shop, Map.of()), system("erp", connector, settings)),
                new OwnershipMap(List.of(rule(DataName.DOCUMENT, "erp"), rule(DataName.ORDER_STATUS, "erp"))),
                List.of(route));
    }

    /** Two shops of one connector whose customers go into the ERP of another; the ERP owns addresses, or the shops do. */
    public static Landscape customersInto(
            String connector, Map<String, String> settings, String shop, boolean erpOwnsAddresses) {
        List<OwnershipRule> rules =
                new ArrayList<>(List.of(rule(DataName.PARTY, "shop-*"), rule(DataName.PARTY_TERMS, "erp")));
        if (erpOwnsAddresses) {
            rules.add(rule(DataName.PARTY_ADDRESS, "erp"));
        }
        return new Landscape(
                erpOwnsAddresses ? 2 : 1,
                List.of(
                        system("shop-es", shop, Map.of()),
                        system("shop-fr", shop, Map.of()),
                        system("erp", connector, settings)),
                new OwnershipMap(rules),
                List.of(
                        new Route("customers-to-erp", new SystemPattern("shop-*"), new SystemPattern("erp"), List.of()),
                        new Route(
                                "customers-to-shops",
                                new SystemPattern("erp"),
                                new SystemPattern("shop-*"),
                                List.of())));
    }

    /** The ERP, of this connector and these settings, owns what the policy brings of items in the shop of that connector. */
    public static Landscape itemsFrom(String connector, Map<String, String> settings, String shop, PricePolicy policy) {
        Route route = new Route(
                "items-to-shops",
                new SystemPattern("erp"),
                new SystemPattern("shop-es"),
                List.of(),
                StockPolicy.NONE,
                policy);
        return new Landscape(
                1,
                List.of(system("shop-es", shop, Map.of()), system("erp", connector, settings)),
                new OwnershipMap(policy.fields().stream()
                        .map(field -> rule(field.data(), "erp"))
                        .toList()),
                List.of(route));
    }

    private static SystemSpec system(String id, String connector, Map<String, String> settings) {
        return new SystemSpec(
                new SystemId(id),
                connector,
                Optional.of(new Market("DE")),
                Optional.of(Currency.getInstance("EUR")),
                settings,
                Optional.of("/waybill/" + id));
    }

    private static OwnershipRule rule(DataName data, String owner) {
        return new OwnershipRule(
                data,
                new SystemPattern(owner),
                new SystemPattern("shop-*"),
                new UpdateTiming.OnChange(),
                ConflictPolicy.OWNER_WINS,
                Set.of(),
                false);
    }
}
