package dev.waybill.engine.operator;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.poll.Again;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What systems list, and what is said to who asks for something else. */
final class Listed {
    private Listed() {}

    static List<Polled> of(SystemId system, List<Polled> all) {
        return all.stream().filter(what -> what.system().equals(system)).toList();
    }

    static boolean isWatch(Polled what) {
        return what.entity() == EntityKind.WEBHOOK;
    }

    static Answer.Refused nothing(String wanted, Again again) {
        Map<String, String> known = again.lists().stream()
                .filter(what -> !isWatch(what))
                .collect(Collectors.groupingBy(
                        what -> what.system().value(),
                        TreeMap::new,
                        Collectors.mapping(what -> what.entity().word(), Collectors.joining(", "))));
        return new Answer.Refused(
                "nobody is asked for " + wanted,
                known.isEmpty()
                        ? "no system that lists its changes has a route"
                        : "asked are "
                                + known.entrySet().stream()
                                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                        .collect(Collectors.joining(", "))
                                + "; another is not configured, lists nothing, or has no route");
    }
}
