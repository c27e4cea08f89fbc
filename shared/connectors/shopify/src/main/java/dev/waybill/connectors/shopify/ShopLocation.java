package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.Optional;

/** The one place of the shop that numbers are shown for; the shop adds up those of all its places itself. */
record ShopLocation(SystemId shop, Optional<String> setting) {
    static final String LOCATION = "location";

    static ShopLocation of(SystemSpec system) {
        return new ShopLocation(system.id(), system.setting(LOCATION).map(String::strip));
    }

    /** As GraphQL names it; people write the number from the address of the location's page, or this whole id. */
    String gid(String operation) {
        String text = setting.filter(it -> !it.isEmpty())
                .orElseThrow(() -> wrong(operation, "the setting '" + LOCATION + "' of " + shop + " is missing"));
        if (!text.matches("(gid://shopify/Location/)?[0-9]{1,20}")) {
            throw wrong(
                    operation,
                    "the setting '" + LOCATION + "' of " + shop + " is '" + text + "', which is no location's number");
        }
        return text.startsWith("gid:") ? text : "gid://shopify/Location/" + text;
    }

    /** @param gid of a location, as GraphQL names it */
    boolean is(String gid) {
        return ShopifyIds.read(gid).isPresent() && ShopifyIds.read(gid).equals(setting.flatMap(ShopifyIds::read));
    }

    /** @param found what the shop says about it; empty if it does not know it */
    void requireOpen(Optional<JsonAt> found) {
        String written = setting.orElse("");
        if (found.isEmpty()) {
            throw wrong(ShopifyInventory.READ, shop + " has no location " + written);
        }
        if (!found.get().textOrEmpty("isActive").equals("true")) {
            throw wrong(
                    ShopifyInventory.READ,
                    "the location " + written + " (\"" + found.get().textOrEmpty("name") + "\") is not active in "
                            + shop);
        }
    }

    /** The shop did not know it when numbers were written for it. */
    FailureException gone() {
        return wrong(ShopifyInventory.WRITE, shop + " has no location " + setting.orElse("") + " any more");
    }

    private FailureException wrong(String operation, String why) {
        return new FailureException(Failure.of(
                FailureCode.SETTING_WRONG,
                shop,
                operation,
                why + ", so no stock can be shown there",
                "open the location in the shop (Settings, Locations), and write the number at the end of that page's"
                        + " address into the setting '" + LOCATION + "' of " + shop));
    }
}
