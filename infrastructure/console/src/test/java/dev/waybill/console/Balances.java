package dev.waybill.console;

import com.microsoft.playwright.Route;

/** Days of shops and looks at their stock, told by the API as it tells them, without the hours that they take. */
final class Balances {
    private static final String DAYS = """
            {"items": [
              {"shop": "shop-es", "target": "erp", "day": "2026-11-27", "compared_at": "2026-11-28T04:00:00Z", "orders": 42,
               "fates": {"DELIVERED": {"orders": 37, "sums": {"EUR": 1968.03}}, "EXCLUDED": {"orders": 2, "sums": {"EUR": 0}},
                 "HELD": {"orders": 1, "sums": {"EUR": 138.25}}, "FAILED": {"orders": 1, "sums": {"EUR": 53.19}},
                 "ON_ITS_WAY": {"orders": 0, "sums": {}}, "OUTDATED": {"orders": 0, "sums": {}},
                 "MISSING": {"orders": 1, "sums": {"EUR": 53.19}}},
               "unexplained": ["2042"], "not_named": 0},
              {"shop": "shop-es", "target": "erp", "day": "2026-11-26", "compared_at": "2026-11-28T04:00:00Z", "orders": 0,
               "fates": {"DELIVERED": {"orders": 0, "sums": {}}, "EXCLUDED": {"orders": 0, "sums": {}},
                 "HELD": {"orders": 0, "sums": {}}, "FAILED": {"orders": 0, "sums": {}}, "ON_ITS_WAY": {"orders": 0, "sums": {}},
                 "OUTDATED": {"orders": 0, "sums": {}}, "MISSING": {"orders": 0, "sums": {}}},
               "unexplained": [], "not_named": 0}],
             "next_cursor": null, "not_reconciled": [{"source": "shop-fr", "target": "erp"}],
             "not_compared": [{"flow": "orders-to-erp", "source": "shop-fr", "target": null, "at": "2026-11-28T04:00:00Z",
               "code": "CREDENTIALS_REFUSED", "why": "shop-fr refused the token", "next": "set it anew"}]}
            """;
    private static final String DRIFTS = """
            {"items": [
              {"flow": "stock-to-shops", "source": "erp", "target": "shop-es", "compared_at": "2026-11-28T04:00:00Z", "compared": 120,
               "differences": [{"sku": "TS-BLUE", "shown": 9, "right": 7, "why": "erp available 9 − safety stock 1 − orders on their way 1 = 7"}],
               "not_named": 0},
              {"flow": "documents-to-shops", "source": "erp", "target": "shop-es", "compared_at": "2026-11-28T04:00:00Z", "compared": 12,
               "left": 0, "missing": [{"order": "2001", "number": "INV-7", "what": "invoice INV-7"}], "not_named": 0}],
             "next_cursor": null, "not_reconciled": [], "not_compared": []}
            """;

    private Balances() {}

    /** From now on this visitor's API tells them. */
    static void tell(Visitor visitor) {
        visitor.page.route("**/v1/balances*", route -> json(route, DAYS));
        visitor.page.route("**/v1/drifts*", route -> json(route, DRIFTS));
    }

    private static void json(Route route, String text) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(text));
    }
}
