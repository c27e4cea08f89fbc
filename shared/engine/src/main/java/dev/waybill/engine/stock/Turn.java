package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.landscape.Running;
import java.time.Instant;

/** One turn at a lane, which nobody else has meanwhile. */
record Turn(Lane lane, Running running, Instant deadline) {
    StockSource source() {
        return running.require(lane.source()).stockSource();
    }

    StockTarget target() {
        return running.require(lane.target(), lane.settings()).stockTarget();
    }

    Landscape landscape() {
        return running.landscape();
    }
}
