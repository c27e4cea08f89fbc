package dev.waybill.bench.storm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.Shelf;
import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.Faults;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.local.LocalAws;
import dev.waybill.local.LocalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a storm needs before it begins: an ERP that errs, and a folder for the product with all that it reads. */
final class Stage {
    /** 5 % of all requests fail, half of them each way; 2 % of the changes of orders are done and answered 500. */
    private static final Faults.Chances TROUBLE = new Faults.Chances(0.025, 0.025, 0.02);

    /** Name of the file that says where the stand-ins for AWS are; as JSON. */
    static final String AWS = "aws.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ERP_IN_FILE = "http://localhost:8090";

    private Stage() {}

    /** Errs by chance; takes a reference twice, so that nothing but Waybill prevents a second order. */
    static DemoErp erp(Plan plan, Secrets secrets, Clock clock) {
        DemoErp erp = DemoErp.start(
                new DemoErp.Options(0, 0, Optional.empty(), secrets.erp(), Books.Rule.REFERENCE_MAY_REPEAT), clock);
        Shelf.fill(
                erp.books(),
                List.of(SampleOrders.wooCommerce(1, Instant.EPOCH), SampleOrders.shopify(1, "", Instant.EPOCH)));
        erp.suffer(TROUBLE, plan.seed());
        return erp;
    }

    /** An empty folder but for template.yaml, waybill.yaml and secrets.json. */
    static void set(Plan plan, Secrets secrets, DemoErp erp) throws IOException {
        Path folder = plan.folder();
        empty(folder);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("template.yaml"), template(plan));
        Files.writeString(folder.resolve("secrets.json"), secrets.json());
        String configuration = Files.readString(plan.root().resolve("infrastructure/config/waybill.yaml"));
        Files.writeString(
                folder.resolve("waybill.yaml"),
                changed(ordersAlone(configuration), ERP_IN_FILE, erp.address().toString()));
    }

    /** The storm's shops send orders and answer no questions: stock and paper have nowhere to go. */
    private static String ordersAlone(String configuration) {
        return configuration
                .lines()
                .filter(line -> !line.contains("flow: stock-to-shops") && !line.contains("flow: documents-to-shops"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Queues, tables and parameters, in this process: what is killed is the functions, as Amazon would. */
    static LocalAws aws(Plan plan) throws IOException {
        Path folder = plan.folder();
        LocalAws aws = LocalAws.start(
                LocalOptions.inMemory(folder).reading(folder.resolve("waybill.yaml"), folder.resolve("secrets.json")));
        Files.writeString(folder.resolve(AWS), JSON.writeValueAsString(aws.variables()));
        return aws;
    }

    /**
     * The repository's, as it is; for short runs with less time for a batch of orders, so that those of a killed process come
     * again sooner.
     */
    private static String template(Plan plan) throws IOException {
        String template = Files.readString(plan.root().resolve("template.yaml"));
        return plan.patience().isEmpty()
                ? template
                : changed(
                        changed(template, "      Timeout: 60\n", "      Timeout: 24\n"),
                        "VisibilityTimeout: 360",
                        "VisibilityTimeout: 24");
    }

    private static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException("the storm wants to change '" + from + "', which is not there any more");
        }
        return text.replace(from, to);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
