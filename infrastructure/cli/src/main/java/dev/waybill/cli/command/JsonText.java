package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.config.Change;
import dev.waybill.config.problem.Problem;
import dev.waybill.views.Json;

/** What {@code --json} prints about a file. */
final class JsonText {
    private JsonText() {}

    static ObjectNode of(Problem problem) {
        return Json.object()
                .put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("what", problem.what())
                .put("next", problem.next());
    }

    static ObjectNode of(Change change) {
        return Json.object()
                .put("kind", change.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("what", change.sentence());
    }
}
