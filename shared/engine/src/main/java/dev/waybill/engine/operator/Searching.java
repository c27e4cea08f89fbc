package dev.waybill.engine.operator;

import dev.waybill.connector.Capability;
import dev.waybill.connector.party.BuyerSearch.Found;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Impatient;
import dev.waybill.engine.landscape.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds somebody's orders and accounts by an e-mail address. The shops own both and are asked: Waybill keeps no address to look it up
 * by. A shop that does not tell spoils nothing of what the others do.
 */
public record Searching(CurrentLandscape landscape, Connections connections) {
    Answer run(Command.FindBuyer command, Instant deadline) {
        Running running =
                new Running(landscape.now().landscape(), connections.through(new Impatient(connections.http())));
        List<SubjectRef> subjects = new ArrayList<>();
        List<Answer.Silent> silent = new ArrayList<>();
        boolean isAll = true;
        for (SystemId shop : shops(running.landscape())) {
            if (!running.can(shop, Capability.BUYER_SEARCH)) {
                silent.add(new Answer.Silent(
                        shop,
                        shop + " cannot be asked by an e-mail address",
                        "look for the order in " + shop + ", then find it here by its number"));
            } else if (!connections.clock().instant().isBefore(deadline)) {
                silent.add(new Answer.Silent(shop, shop + " was not asked for want of time", "ask again"));
            } else {
                try {
                    Found found = running.require(shop).buyerSearch().of(command.email());
                    subjects.addAll(found.subjects());
                    isAll &= found.isAll();
                } catch (FailureException e) {
                    silent.add(new Answer.Silent(
                            shop, Operator.sentence(e.failure()), e.failure().next()));
                }
            }
        }
        return new Answer.BuyerFound(subjects, isAll, silent);
    }

    /** Those whose orders or customers are carried: of others nothing is known here. */
    private static List<SystemId> shops(Landscape landscape) {
        return landscape.systems().stream()
                .map(SystemSpec::id)
                .filter(system -> Stream.of(FlowSpec.ORDERS_TO_ERP, FlowSpec.CUSTOMERS_TO_ERP)
                        .anyMatch(
                                flow -> !landscape.targets(flow.word(), system).isEmpty()))
                .toList();
    }
}
