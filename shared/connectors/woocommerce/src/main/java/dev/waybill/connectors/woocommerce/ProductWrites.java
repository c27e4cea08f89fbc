package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.ExternalRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes to many products at once: those that are bought as they are in one call, variations product by product. */
record ProductWrites(ShopProducts products, String operation) {
    /** What is written to one product. */
    interface Write {
        String sku();

        ExternalRef ref();

        Optional<ExternalRef> partOf();

        /** As the interface takes it: an object with the product's id. */
        String update();

        /** For people: {@code the price 12.10 EUR}. */
        String words();

        /** What is wrong with what the shop shows after it; empty if nothing is. */
        Optional<String> objection(JsonAt answer);
    }

    /** One answer for each, in the same order. */
    List<ItemWritten> write(List<? extends Write> writes) {
        Map<Optional<String>, List<Write>> groups = new LinkedHashMap<>();
        for (Write write : writes) {
            groups.computeIfAbsent(write.partOf().map(ExternalRef::id), parent -> new ArrayList<>())
                    .add(write);
        }
        Map<String, ItemWritten> answers = new HashMap<>();
        groups.forEach((parent, group) -> write(parent, group).forEach(answer -> answers.put(answer.sku(), answer)));
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    /** @param parent of variations, which are written product by product */
    private List<ItemWritten> write(Optional<String> parent, List<Write> group) {
        try {
            Map<String, JsonAt> answers =
                    products.update(parent, group.stream().map(Write::update).toList());
            return group.stream().map(write -> written(write, answers)).toList();
        } catch (FailureException failed) {
            if (group.size() == 1 && failed.failure().kind() == FailureKind.REFUSED) {
                return List.of(refused(
                        group.getFirst(), "it refused it: " + failed.failure().said()));
            }
            throw failed;
        }
    }

    private ItemWritten written(Write write, Map<String, JsonAt> answers) {
        JsonAt answer = answers.get(write.ref().id());
        if (answer == null) {
            return refused(write, "its answer leaves this product out");
        }
        Optional<JsonAt> error = answer.find("error");
        if (error.isPresent()) {
            return refused(
                    write,
                    "it refused it: " + error.get().textOrEmpty("code") + " "
                            + error.get().textOrEmpty("message"));
        }
        return write.objection(answer)
                .map(why -> refused(write, why))
                .orElseGet(() -> new ItemWritten.Written(write.sku()));
    }

    private ItemWritten refused(Write write, String why) {
        return new ItemWritten.Refused(
                write.sku(),
                Failure.of(
                        FailureCode.TARGET_REFUSED,
                        products.shop(),
                        operation,
                        write.words() + " of '" + write.sku() + "' (product "
                                + write.ref().number() + ") was not written to " + products.shop() + ": " + why,
                        "correct what it names in the shop's product"));
    }
}
