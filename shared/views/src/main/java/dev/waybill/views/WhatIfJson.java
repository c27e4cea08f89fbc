package dev.waybill.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.WhatIf.Report;
import dev.waybill.engine.whatif.WhatIf.Unasked;

/** What another configuration would have decided, for machines. */
public final class WhatIfJson {
    private WhatIfJson() {}

    public static ObjectNode of(Report report) {
        ObjectNode whole = Json.object();
        whole.put("others", report.others());
        whole.set("ways", Json.list(report.replayed(), WhatIfJson::way));
        whole.set("unasked", Json.list(report.unasked(), WhatIfJson::unasked));
        return whole;
    }

    private static ObjectNode way(Replayed replayed) {
        ObjectNode way = Json.object()
                .put("flow", replayed.flow().word())
                .put("source", replayed.way().source().value())
                .put("target", replayed.way().target().value())
                .put("decisions", replayed.decisions())
                .put("left", replayed.left());
        way.set("others", Json.list(replayed.others(), WhatIfJson::other));
        return way;
    }

    private static ObjectNode other(OtherOutcome other) {
        return Json.object()
                .put("what", other.what())
                .put("inForce", other.inForce())
                .put("wanted", other.wanted());
    }

    private static ObjectNode unasked(Unasked unasked) {
        return Json.object()
                .put("about", unasked.about())
                .put("code", unasked.failure().code().name())
                .put("why", unasked.failure().why())
                .put("next", unasked.failure().next());
    }
}
