package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.views.ChangesJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prices on their way to shops, and what people decide about them. Who decides, the token says: so that two are two people. */
record Changes(ChangeSets sets, Commands commands) {
    /** Many months of price lists; older ones are found by their name. */
    private static final int MOST = 500;

    /** A price has up to 1 KB as JSON, and an answer of Lambda 6 MB. */
    private static final Page.Size PRICES = new Page.Size(500, 2_000);

    private static final String SET = "set";

    /** What the address says. */
    private static final Set<String> OURS = Set.of(SET, "approve");

    /** What can be decided. */
    private enum Decision {
        APPROVAL,
        REJECTION,
        UNDO;

        static Optional<Decision> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/changes", Role.VIEWER, this::list),
                Endpoint.get("/v1/changes/{set}", Role.VIEWER, this::one),
                Endpoint.post("/v1/changes/{set}/approvals", Role.APPROVER, deciding(Decision.APPROVAL)),
                Endpoint.post("/v1/changes/{set}/rejections", Role.APPROVER, deciding(Decision.REJECTION)),
                Endpoint.post("/v1/changes/{set}/undos", Role.APPROVER, deciding(Decision.UNDO)),
                Endpoint.post("/v1/changes/{set}/previews", Role.APPROVER, this::preview));
    }

    private Reply list(HttpAsked asked, Map<String, String> named) {
        Predicate<SetState> wanted = asked.query("state").map(Changes::states).orElse(SetState::isUnderWay);
        Optional<String> system = asked.query("system");
        List<SetSummary> found = sets.latest(MOST).stream()
                .filter(set -> wanted.test(set.state()))
                .filter(set -> system.map(name -> isOf(set, name)).orElse(true))
                .toList();
        return new Page<>(found, set -> set.proposal().id(), ChangesJson::of).reply(asked);
    }

    private static Predicate<SetState> states(String word) {
        if (word.equals("all")) {
            return state -> true;
        }
        return Arrays.stream(SetState.values())
                .filter(state -> state.name().equalsIgnoreCase(word))
                .findFirst()
                .<Predicate<SetState>>map(wanted -> state -> state == wanted)
                .orElseThrow(() -> new WrongRequest(
                        "state is '" + printable(word) + "'",
                        "leave it out for what is under way, or give all or one of "
                                + Stream.of(SetState.values())
                                        .map(SetState::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static boolean isOf(SetSummary set, String system) {
        return Stream.of(set.proposal().source(), set.proposal().target())
                .anyMatch(one -> one.value().equals(system));
    }

    private Reply one(HttpAsked asked, Map<String, String> named) {
        return set(named).map(set -> Reply.ok(page(set, asked))).orElseGet(() -> none(named));
    }

    /** Its prices never change their places, so that a cursor leads on from where the page before ended. */
    private static ObjectNode page(ChangeSet set, HttpAsked asked) {
        ObjectNode page = new Page<>(set.lines(), Changes::name, ChangesJson::of).json(asked, PRICES);
        ObjectNode json = ChangesJson.head(set);
        json.set("prices", page.path("items"));
        json.set("next_cursor", page.path("next_cursor"));
        return json;
    }

    /** An item may have several lines. */
    private static String name(PriceLine line) {
        return line.field().word() + " " + line.sku();
    }

    private Endpoint.Answering deciding(Decision decision) {
        return (asked, named) -> set(named)
                .map(set -> commands.once(asked, command(asked, set, decision, Commands.body(asked), false)))
                .orElseGet(() -> none(named));
    }

    private Reply preview(HttpAsked asked, Map<String, String> named) {
        ObjectNode json = Commands.body(asked);
        Decision decision = Decision.of(json.path("of").asText())
                .orElseThrow(() -> new WrongRequest(
                        "$.of says not what is to be previewed", "give one of approval, rejection, undo"));
        json.remove("of");
        if (!json.has("why")) {
            json.put("why", "a look at what would be written");
        }
        return set(named)
                .map(set -> commands.done(command(asked, set, decision, json, true)))
                .orElseGet(() -> none(named));
    }

    private static Command command(
            HttpAsked asked, ChangeSet set, Decision decision, ObjectNode json, boolean preview) {
        OURS.stream().filter(json::has).findFirst().ifPresent(name -> {
            throw new WrongRequest("$." + name + " is said by the address", "leave it out");
        });
        if (decision == Decision.REJECTION && json.has("from")) {
            throw new WrongRequest("$.from: what is rejected never goes live", "leave it out");
        }
        json.put(SET, set.id()).put("preview", preview);
        return switch (decision) {
            case APPROVAL -> Commands.command(asked, "decide-changes", json.put("approve", true));
            case REJECTION -> Commands.command(asked, "decide-changes", json.put("approve", false));
            case UNDO -> Commands.command(asked, "undo-changes", json);
        };
    }

    private Optional<ChangeSet> set(Map<String, String> named) {
        String id = named.getOrDefault(SET, "");
        return id.isBlank() ? Optional.empty() : sets.find(id);
    }

    private static Reply none(Map<String, String> named) {
        return Reply.unknown(
                "there is no change set '" + printable(named.getOrDefault(SET, "")) + "'",
                "GET /v1/changes?state=all lists them");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
