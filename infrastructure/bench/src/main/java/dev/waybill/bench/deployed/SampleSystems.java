package dev.waybill.bench.deployed;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop and the ERP that the functions' sample events are about. */
public final class SampleSystems {
    public static final String SHOP_PARAMETER = "/waybill/shop-es";
    /** What signs the sample webhooks of receive-webhook. */
    public static final String WEBHOOK_SECRET = "only-for-tests-4f1c";

    private SampleSystems() {}

    /** The configuration, with both at an address where nobody answers. */
    public static Landscape at(String url) {
        List<SystemSpec> systems = List.of(system("shop-es", "woocommerce", url), system("erp", "tryton", url));
        Route route = new Route("orders-to-erp", new SystemPattern("shop-es"), new SystemPattern("erp"), List.of());
        return new Landscape(1, systems, new OwnershipMap(List.of()), List.of(route));
    }

    private static SystemSpec system(String id, String connector, String url) {
        Map<String, String> settings = Map.of("url", url, "database", "main");
        return new SystemSpec(
                new SystemId(id),
                connector,
                Optional.empty(),
                Optional.empty(),
                settings,
                Optional.of("/waybill/" + id));
    }
}
