package dev.waybill.flows;

import dev.waybill.connector.Connector;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.poll.ChangedItems;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.TwoVersions;
import dev.waybill.engine.whatif.WhatIf.Question;
import dev.waybill.engine.whatif.WhatIf.Replay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would be proposed of the items of which their owner said something lately, under both configurations: prices, and what else the
 * route brings. Change sets are not looked at: what waits or was rejected counts as if it were proposed for the first time.
 */
record ItemsAgain(Ids ids, Clock clock) implements Replay {
    private static final FlowSpec FLOW = FlowSpec.ITEMS_TO_SHOPS;

    /** Between two looks at the time left. */
    private static final int AT_ONCE = 100;

    @Override
    public List<Question> questions(TwoVersions versions) {
        return Question.perWay(versions, FLOW, (way, since, most, goOn) -> replay(versions, way, since, most, goOn));
    }

    private Replayed replay(TwoVersions versions, Way way, Instant since, int most, BooleanSupplier goOn) {
        List<String> changed = changed(versions.askAll(way.source()), since);
        List<OtherOutcome> others = new ArrayList<>();
        int compared = 0;
        int left = changed.size();
        for (List<String> skus : Chunks.of(changed.subList(0, Math.min(most, changed.size())), AT_ONCE)) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            left -= skus.size();
            Proposed inForce = proposed(way, versions.inForce(), skus);
            Proposed wanted = proposed(way, versions.wanted(), skus);
            Set<String> concerned = new HashSet<>(inForce.concerned());
            concerned.addAll(wanted.concerned());
            compared += concerned.size();
            others.addAll(others(inForce, wanted));
        }
        return new Replayed(FLOW, way, compared, left, others);
    }

    /** By one owner or the other, the latest first. */
    private List<String> changed(List<Connector> owners, Instant since) {
        return owners.stream()
                .flatMap(owner -> ChangedItems.since(owner, ids, since).entrySet().stream())
                .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }

    /**
     * What would be proposed.
     *
     * @param concerned the items of which the owner says something and that the shop has
     */
    private record Proposed(Map<LineKey, PriceLine> lines, Set<String> concerned, boolean leads, boolean asks) {
        private String words(LineKey key) {
            return leads
                    ? Optional.ofNullable(lines.get(key)).map(this::words).orElse("stays as it is")
                    : "is not carried: no route";
        }

        private String words(PriceLine line) {
            return line.state() == LineState.REFUSED
                    ? "cannot be shown: " + line.note()
                    : "shows " + line.after() + approval(line);
        }

        private String approval(PriceLine line) {
            if (!line.limits().isEmpty()) {
                return ", once two people let it pass";
            }
            return asks ? ", once somebody lets it pass" : "";
        }
    }

    private static List<OtherOutcome> others(Proposed inForce, Proposed wanted) {
        Set<LineKey> keys = new HashSet<>(inForce.lines().keySet());
        keys.addAll(wanted.lines().keySet());
        return keys.stream()
                .sorted(Comparator.comparing(LineKey::sku).thenComparing(LineKey::field))
                .filter(key -> !inForce.words(key).equals(wanted.words(key)))
                .map(key ->
                        new OtherOutcome(key.sku() + ", " + key.field().word(), inForce.words(key), wanted.words(key)))
                .toList();
    }

    private Proposed proposed(Way way, Running running, List<String> skus) {
        return running.landscape()
                .route(FLOW.word(), way.source(), way.target())
                .map(route -> ItemWay.of(
                        running.landscape(), running.require(way.source()), running.require(way.target()), route))
                .map(on -> proposed(on, skus))
                .orElseGet(() -> new Proposed(Map.of(), Set.of(), false, false));
    }

    private Proposed proposed(ItemWay way, List<String> skus) {
        ItemDifferences found = ItemDifferences.of(way.ownedKinds(), skus, new Trace(clock, StepProbe.NONE));
        Set<String> concerned = new HashSet<>(found.told());
        concerned.retainAll(found.there());
        return new Proposed(
                found.lines().stream().collect(Collectors.toMap(PriceLine::key, Function.identity())),
                concerned,
                true,
                way.needsApproval());
    }
}
