package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Setting;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every connector does. A connector's test extends this and implements one interface per declared capability:
 * {@link WebhooksContract}, {@link SubscriptionsContract}, {@link OrderSourceContract}, {@link OrderReaderContract},
 * {@link OrderChangesContract}, {@link BuyerSearchContract}, {@link OrderTargetContract}, {@link StockSourceContract}, {@link StockTargetContract},
 * {@link DocumentTargetContract}, {@link PriceSourceContract}, {@link PriceTargetContract}, {@link CatalogueSourceContract}, {@link CatalogueTargetContract}.
 */
public abstract class ConnectorContract {
    private final SettableClock clock = SettableClock.atNoon();

    /** The connector under test. */
    public abstract ConnectorType type();

    /** A complete, valid entry for one system of it, with the settings that the tests' peer needs. */
    public abstract SystemSpec system();

    /** All secrets it needs, by name. */
    public abstract Map<String, String> secrets();

    public SettableClock clock() {
        return clock;
    }

    public Connector connector() {
        return connectorWith(secrets());
    }

    public Connector connectorWith(Map<String, String> values) {
        return type().connect(
                        system(),
                        new Surroundings(new MemorySecrets(values), new JdkHttpDoor(Duration.ofSeconds(2)), clock));
    }

    @Test
    void every_declared_capability_is_put_to_the_test() {
        assertThat(type().capabilities().contains(Capability.WEBHOOKS)).isEqualTo(this instanceof WebhooksContract);
        assertThat(type().capabilities().contains(Capability.SUBSCRIPTIONS))
                .isEqualTo(this instanceof SubscriptionsContract);
        assertThat(type().capabilities().contains(Capability.ORDER_SOURCE))
                .isEqualTo(this instanceof OrderSourceContract);
        assertThat(type().capabilities().contains(Capability.ORDER_READING))
                .isEqualTo(this instanceof OrderReaderContract);
        assertThat(type().capabilities().contains(Capability.ORDER_CHANGES))
                .isEqualTo(this instanceof OrderChangesContract);
        assertThat(type().capabilities().contains(Capability.BUYER_SEARCH))
                .isEqualTo(this instanceof BuyerSearchContract);
        assertThat(type().capabilities().contains(Capability.ORDER_TARGET))
                .isEqualTo(this instanceof OrderTargetContract);
        assertThat(type().capabilities().contains(Capability.STOCK_SOURCE))
                .isEqualTo(this instanceof StockSourceContract);
        assertThat(type().capabilities().contains(Capability.STOCK_TARGET))
                .isEqualTo(this instanceof StockTargetContract);
        assertThat(type().capabilities().contains(Capability.DOCUMENT_TARGET))
                .isEqualTo(this instanceof DocumentTargetContract);
        assertThat(type().capabilities().contains(Capability.PARTY_SOURCE))
                .isEqualTo(this instanceof PartySourceContract);
        assertThat(type().capabilities().contains(Capability.PARTY_CHANGES))
                .isEqualTo(this instanceof PartyChangesContract);
        assertThat(type().capabilities().contains(Capability.PARTY_TARGET))
                .isEqualTo(this instanceof PartyTargetContract);
        assertThat(type().capabilities().contains(Capability.PRICE_SOURCE))
                .isEqualTo(this instanceof PriceSourceContract);
        assertThat(type().capabilities().contains(Capability.PRICE_TARGET))
                .isEqualTo(this instanceof PriceTargetContract);
        assertThat(type().capabilities().contains(Capability.CATALOGUE_SOURCE))
                .isEqualTo(this instanceof CatalogueSourceContract);
        assertThat(type().capabilities().contains(Capability.CATALOGUE_TARGET))
                .isEqualTo(this instanceof CatalogueTargetContract);
    }

    @Test
    void who_takes_customers_lets_a_person_say_who_one_is() {
        if (type().capabilities().contains(Capability.PARTY_TARGET)) {
            assertThat(type().settings()).contains(Setting.PARTIES, Setting.HOLD_RESEMBLING);
        }
    }

    @Test
    void what_is_declared_is_offered_and_the_rest_fails_with_the_agreed_message() {
        for (Capability capability : Capability.values()) {
            if (type().capabilities().contains(capability)) {
                ask(capability);
            } else {
                assertThatThrownBy(() -> ask(capability))
                        .isInstanceOfSatisfying(
                                FailureException.class,
                                e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CAPABILITY_MISSING));
            }
        }
    }

    private Object ask(Capability capability) {
        return switch (capability) {
            case WEBHOOKS -> connector().webhooks();
            case SUBSCRIPTIONS -> connector().subscriptions();
            case ORDER_SOURCE -> connector().orderSource();
            case ORDER_READING -> connector().orderReader();
            case ORDER_CHANGES -> connector().orderChanges();
            case BUYER_SEARCH -> connector().buyerSearch();
            case ORDER_TARGET -> connector().orderTarget();
            case STOCK_SOURCE -> connector().stockSource();
            case STOCK_TARGET -> connector().stockTarget();
            case DOCUMENT_SOURCE -> connector().documentSource();
            case DOCUMENT_TARGET -> connector().documentTarget();
            case PARTY_SOURCE -> connector().partySource();
            case PARTY_CHANGES -> connector().partyChanges();
            case PARTY_TARGET -> connector().partyTarget();
            case PRICE_SOURCE -> connector().priceSource();
            case PRICE_TARGET -> connector().priceTarget();
            case CATALOGUE_SOURCE -> connector().catalogueSource();
            case CATALOGUE_TARGET -> connector().catalogueTarget();
        };
    }

    @Test
    void connecting_opens_nothing_and_reads_no_secret() {
        Connector connector = connectorWith(Map.of());

        assertThat(connector.system()).isEqualTo(system());
    }

    @Test
    void no_secret_shows_in_any_text_of_the_connector() {
        List<String> texts = List.of(connector().toString(), type().toString(), system().toString());

        for (String secret : secrets().values()) {
            assertThat(texts).noneMatch(text -> text.contains(secret));
        }
    }

    @Test
    void its_sample_entry_has_only_declared_settings_and_all_required_ones() {
        List<Setting> declared = type().settings();

        assertThat(system().settings().keySet())
                .allMatch(name -> declared.stream().anyMatch(setting -> setting.covers(name)));
        assertThat(declared.stream().filter(Setting::required).map(Setting::name))
                .allMatch(system().settings()::containsKey);
        assertThat(type().secrets()).containsAll(secrets().keySet());
    }
}
