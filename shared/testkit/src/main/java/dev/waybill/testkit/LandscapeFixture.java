package dev.waybill.testkit;

import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.HoldCondition;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Configurations that read like speech; by default two shops whose orders go to one ERP that owns their status. */
public final class LandscapeFixture {
    private final List<SystemSpec> systems = new ArrayList<>();
    private final List<OwnershipRule> rules = new ArrayList<>();
    private final List<HoldCondition> holdWhen = new ArrayList<>();

    private final List<Route> more = new ArrayList<>();
    private Optional<ReviewTerms> review = Optional.empty();

    private LandscapeFixture() {}

    /** Two shops of one product and an ERP of another; orders owned by the shops, their status by the ERP. */
    public static LandscapeFixture shopsAndErp(String shopConnector, String erpConnector) {
        return new LandscapeFixture()
                .system("shop-es", shopConnector)
                .system("shop-fr", shopConnector)
                .system("erp", erpConnector)
                .rule(DataName.ORDER, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS)
                .rule(DataName.ORDER_STATUS, "erp", "shop-*", ConflictPolicy.OWNER_WINS);
    }

    public LandscapeFixture system(String id, String connector) {
        systems.add(new SystemSpec(
                new SystemId(id),
                connector,
                Optional.of(new Market("ES")),
                Optional.of(Currency.getInstance("EUR")),
                Map.of(),
                Optional.empty()));
        return this;
    }

    /** Gives a system a setting. */
    public LandscapeFixture setting(String id, String name, String value) {
        systems.replaceAll(system -> system.id().value().equals(id) ? system.with(Map.of(name, value)) : system);
        return this;
    }

    /** Adds a system that runs beside another. */
    public LandscapeFixture shadow(String id, String connector, String of) {
        systems.add(new SystemSpec(
                new SystemId(id),
                connector,
                Optional.of(new Market("ES")),
                Optional.of(Currency.getInstance("EUR")),
                Map.of(SystemSpec.SHADOW_OF, of),
                Optional.empty()));
        return this;
    }

    /** Adds a rule, replacing what was said about this data. */
    public LandscapeFixture rule(DataName data, String owner, String createdIn, ConflictPolicy policy) {
        rules.removeIf(rule -> rule.data() == data);
        rules.add(new OwnershipRule(
                data,
                new SystemPattern(owner),
                new SystemPattern(createdIn),
                new UpdateTiming.OnChange(),
                policy,
                Set.of(),
                false));
        return this;
    }

    public LandscapeFixture holdWhen(String condition) {
        holdWhen.add(HoldCondition.of(condition).orElseThrow());
        return this;
    }

    /** The ERP owns what is available, and it is shown in all shops. */
    public LandscapeFixture stock(StockPolicy policy) {
        return stock("erp", "shop-*", policy);
    }

    /** The owner of what is available, and some shops that show it. */
    public LandscapeFixture stock(String owner, String shops, StockPolicy policy) {
        rule(DataName.STOCK_AVAILABLE, owner, owner, ConflictPolicy.OWNER_WINS);
        more.add(new Route("stock-to-shops", new SystemPattern(owner), new SystemPattern(shops), List.of(), policy));
        return this;
    }

    /** The ERP ships and invoices, and the shops show it. */
    public LandscapeFixture documents() {
        rule(DataName.DOCUMENT, "erp", "erp", ConflictPolicy.OWNER_WINS);
        more.add(new Route("documents-to-shops", new SystemPattern("erp"), new SystemPattern("shop-*"), List.of()));
        return this;
    }

    /** The shops own their customers, the ERP when these pay; all customers are kept in the ERP. */
    public LandscapeFixture customers() {
        rule(DataName.PARTY, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS);
        rule(DataName.PARTY_TERMS, "erp", "erp", ConflictPolicy.OWNER_WINS);
        more.add(new Route("customers-to-erp", new SystemPattern("shop-*"), new SystemPattern("erp"), List.of()));
        return this;
    }

    /** The same, and what the ERP owns of them is told to the shops. */
    public LandscapeFixture customersBothWays() {
        customers();
        more.add(new Route("customers-to-shops", new SystemPattern("erp"), new SystemPattern("shop-*"), List.of()));
        return this;
    }

    /** The ERP owns what the route brings, prices by default, and it is shown in one shop. */
    public LandscapeFixture prices(PricePolicy policy, boolean approval) {
        for (ItemField field : policy.fields()) {
            rules.add(new OwnershipRule(
                    field.data(),
                    new SystemPattern("erp"),
                    new SystemPattern("erp"),
                    new UpdateTiming.OnChange(),
                    ConflictPolicy.OWNER_WINS,
                    Set.of(),
                    approval));
        }
        return itemsInto("shop-es", policy);
    }

    /** The ERP's items are shown in a shop, on these terms. */
    public LandscapeFixture itemsInto(String shop, PricePolicy policy) {
        return itemsInto(shop, policy, StockPolicy.NONE);
    }

    /** The same, counted in other units than the owner's. */
    public LandscapeFixture itemsInto(String shop, PricePolicy policy, StockPolicy units) {
        more.add(new Route(
                "items-to-shops", new SystemPattern("erp"), new SystemPattern(shop), List.of(), units, policy));
        return this;
    }

    /** People decide about held orders in time, or this happens. */
    public LandscapeFixture review(ReviewTerms terms) {
        review = Optional.of(terms);
        return this;
    }

    public Landscape build(long version) {
        Route route = new Route("orders-to-erp", new SystemPattern("shop-*"), new SystemPattern("erp"), holdWhen);
        List<Route> routes = new ArrayList<>(more);
        routes.add(review.map(route::reviewed).orElse(route));
        return new Landscape(version, systems, new OwnershipMap(rules), routes);
    }
}
