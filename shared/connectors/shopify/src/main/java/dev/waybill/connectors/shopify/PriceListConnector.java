package dev.waybill.connectors.shopify;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemSpec;

/** One price list of a Shopify shop, as a system of its own: it takes prices, and nothing else. */
record PriceListConnector(SystemSpec system, PriceTarget priceTarget) implements Connector {
    static final String PRICE_LIST = "price-list";

    static boolean isOne(SystemSpec system) {
        return system.setting(PRICE_LIST).isPresent();
    }

    static PriceListConnector of(SystemSpec system, Surroundings surroundings, Pause pause) {
        ShopifyGraphql graphql = new ShopifyGraphql(system.id(), ShopifyConnector.shop(system), surroundings);
        return new PriceListConnector(
                system, new MarketPrices(new PriceListCalls(graphql, pause, number(system), country(system))));
    }

    private static String number(SystemSpec system) {
        return system.setting(PRICE_LIST)
                .map(String::strip)
                .flatMap(ShopifyIds::read)
                .filter(text -> text.matches("[0-9]+"))
                .orElseThrow(() -> wrong(
                        system,
                        "the setting '" + PRICE_LIST + "' of system " + system.id() + " is no number of a price list",
                        "write the number of one of the shop's price lists there; any number will do at first:"
                                + " `waybill doctor` then names those that the shop has"));
    }

    private static String country(SystemSpec system) {
        return system.market()
                .map(Market::value)
                .filter(text -> text.matches("[A-Z]{2}"))
                .orElseThrow(() -> wrong(
                        system,
                        "the system " + system.id()
                                + " is a price list of a market, but has no 'market' that is a country",
                        "write a country that the price list is for there, such as GB"));
    }

    private static FailureException wrong(SystemSpec system, String why, String next) {
        return new FailureException(Failure.of(FailureCode.SETTING_WRONG, system.id(), "connect", why, next));
    }
}
