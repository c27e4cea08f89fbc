package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The products of the shop's REST interface, version 3: lists them by SKU, and updates many in one call. */
final class ShopProducts {
    static final String READ = "readStock";
    static final String WRITE = "writeStock";
    /** SKUs that are read or written in one call: more is answered 413 (WooCommerce 11.0.1). */
    static final int MOST = 100;
    /** As many as a page takes ({@code per_page}). */
    static final int PAGE = 100;
    /** A hundred updates take the shop some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TOLD = "&_fields=";

    /** Web servers take 8,000 bytes for the line of a request; the rest of it is short. */
    private static final int MOST_ENCODED = 6_000;

    private final SystemId shop;
    private final WooCommerceRest rest;
    private final ShopAnswers answers;
    private final Question reading;
    private final Question writing;
    private final String what;

    private ShopProducts(
            SystemId shop, WooCommerceRest rest, Clock clock, Question reading, Question writing, String what) {
        this.shop = shop;
        this.rest = rest;
        this.answers = new ShopAnswers(
                shop,
                clock,
                new ShopAnswers.About(
                        "products",
                        reading,
                        writing,
                        "nothing: it is tried in smaller pieces; if a single one is refused, look at that product",
                        "nothing: the current number is written again"));
        this.reading = reading;
        this.writing = writing;
        this.what = what;
    }

    /** Asked for their stock. */
    static ShopProducts ofStock(SystemId shop, WooCommerceRest rest, Clock clock) {
        return new ShopProducts(
                shop,
                rest,
                clock,
                new Question(READ, "tell its stock", PATIENCE),
                new Question(WRITE, "take stock", PATIENCE),
                TOLD + encoded(ShopProduct.FIELDS));
    }

    /** Asked for their prices. */
    static ShopProducts ofPrices(SystemId shop, WooCommerceRest rest, Clock clock) {
        return new ShopProducts(
                shop,
                rest,
                clock,
                new Question(WooCommercePrices.READ, "tell its prices", PATIENCE),
                new Question(WooCommercePrices.WRITE, "take prices", PATIENCE),
                TOLD + encoded(ShopProduct.FIELDS));
    }

    /** Asked for what they are called, and what else is said of them, as it is kept and not as it is shown. */
    static ShopProducts ofTexts(SystemId shop, WooCommerceRest rest, Clock clock) {
        return new ShopProducts(
                shop,
                rest,
                clock,
                new Question(WooCommerceCatalogue.READ, "tell its products", PATIENCE),
                new Question(WooCommerceCatalogue.WRITE, "take changes of products", PATIENCE),
                TOLD + encoded(ShopProduct.TEXTS) + "&context=edit");
    }

    static void requireAtMost(int skus) {
        if (skus > MOST) {
            throw new IllegalArgumentException(skus + " SKUs in one call, at most " + MOST);
        }
    }

    SystemId shop() {
        return shop;
    }

    /** Products and variations with just these SKUs; several may share one. */
    Map<String, List<ShopProduct>> bySku(Set<String> skus) {
        return questions(skus).stream()
                .flatMap(some -> list(some).stream())
                .filter(product -> skus.contains(product.sku()))
                .distinct()
                .collect(Collectors.groupingBy(ShopProduct::sku));
    }

    /** A SKU that several products have is nobody's. */
    Failure shared(String operation, String sku, List<ShopProduct> found) {
        String labels = found.stream().map(ShopProduct::label).collect(Collectors.joining(" and "));
        return Failure.of(
                FailureCode.TARGET_REFUSED,
                shop,
                operation,
                "the SKU '" + sku + "' stands on " + found.size() + " products of " + shop + ": " + labels,
                "give each of them a SKU of its own, or delete one");
    }

    /** What goes into one question each: as many as the address holds; a SKU with a comma is asked for alone. */
    private static List<List<String>> questions(Set<String> skus) {
        List<List<String>> questions = new ArrayList<>();
        List<String> current = new ArrayList<>();
        int length = 0;
        for (String sku : skus) {
            int more = ShopProducts.encoded(sku + ",").length();
            if (sku.contains(",")) {
                questions.add(List.of(sku));
            } else {
                if (length + more > MOST_ENCODED && !current.isEmpty()) {
                    questions.add(List.copyOf(current));
                    current.clear();
                    length = 0;
                }
                current.add(sku);
                length += more;
            }
        }
        if (!current.isEmpty()) {
            questions.add(current);
        }
        return questions;
    }

    /** One of the shop's own settings, by its group and name; only those of text. */
    String setting(String group, String name) {
        HttpAnswer answer = rest.ask(reading, "settings/" + group + "/" + name + "?_fields=id,value");
        return answers.read(answer, json -> json.at("value").text());
    }

    /**
     * Products and variations with one of these SKUs in any spelling of case, drafts among them, the trash not. With commas
     * in it a text is looked for both as a list of SKUs and as one SKU ({@code add_query_clauses} of the products controller).
     */
    List<ShopProduct> list(Collection<String> skus) {
        String query = "products?per_page=" + PAGE + "&orderby=id&order=asc" + what + "&sku="
                + encoded(String.join(",", skus));
        List<ShopProduct> found = new ArrayList<>();
        int number = 0;
        boolean more = true;
        while (more) {
            number++;
            HttpAnswer answer = rest.ask(reading, query + "&page=" + number);
            List<JsonAt> page = answers.read(answer, JsonAt::items);
            page.forEach(product -> ShopProduct.of(product).ifPresent(found::add));
            more = page.size() == PAGE && !isLast(answer, number);
        }
        return found;
    }

    /** Whether the shop says so; one whose proxy keeps its headers back is asked for one page more. */
    private static boolean isLast(HttpAnswer answer, int number) {
        return Integer.toString(number).equals(answer.headers().get("x-wp-totalpages"));
    }

    /**
     * Updates many.
     *
     * @param parent whose variations they are: these have a way of their own, and are errors in the other
     * @return what the shop says of each, by id; the whole product, or its {@code error}
     */
    Map<String, JsonAt> update(Optional<String> parent, Collection<String> updates) {
        String path = parent.map(id -> "products/" + id + "/variations/batch").orElse("products/batch");
        String body = "{\"update\":[" + String.join(",", updates) + "]}";
        HttpAnswer answer = rest.tell(writing, path, Body.of(body));
        return answers.written(answer, json -> json.list("update").stream()
                .collect(Collectors.toMap(item -> item.at("id").code(), item -> item, (one, other) -> one)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
