package dev.waybill.engine.stock;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;

/** What routes make of stock. */
final class Policies {
    private Policies() {}

    /** From an owner to a shop; where there is no such route, numbers are taken as they are. */
    static StockPolicy of(Landscape landscape, SystemId owner, SystemId shop) {
        return landscape
                .route(FlowSpec.STOCK_TO_SHOPS.word(), owner, shop)
                .map(Route::stock)
                .orElse(StockPolicy.NONE);
    }
}
