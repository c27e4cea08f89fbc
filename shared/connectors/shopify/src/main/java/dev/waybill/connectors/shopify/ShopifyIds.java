package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids as text. Shopify's ids are 64-bit; software between the shop and us may have rounded the number, but not the text
 * of the GraphQL id beside it. So that one wins wherever it is there.
 */
final class ShopifyIds {
    static final String GLOBAL_ID = "admin_graphql_api_id";

    private static final Pattern GLOBAL = Pattern.compile("gid://shopify/[A-Za-z]+/([0-9]{1,30})(\\?.*)?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private ShopifyIds() {}

    /** The id in a text: the number of a GraphQL id, or a plain id as it is; empty for anything else. */
    static Optional<String> read(String text) {
        Matcher global = GLOBAL.matcher(text);
        if (global.matches()) {
            return Optional.of(global.group(1));
        }
        return PLAIN.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** The id of an object that has one; empty for none, such as a shop's test object. */
    static Optional<String> find(JsonAt object) {
        return object.findText(GLOBAL_ID).flatMap(ShopifyIds::read).or(() -> object.findText("id")
                .flatMap(ShopifyIds::read));
    }

    /** The id of an object that must have one. */
    static String require(JsonAt object) {
        return find(object).orElseGet(() -> {
            throw object.at("id").wrong("an id");
        });
    }
}
