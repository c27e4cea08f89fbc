package dev.waybill.local;

import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.Retention;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.DemoShop;
import dev.waybill.demo.DemoShopRest;
import dev.waybill.demo.shop.Counter;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.Product;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.Ledger;
import dev.waybill.local.door.LocalIssuer;
import dev.waybill.local.door.OpenIdServer;
import dev.waybill.local.log.FunctionLog;
import dev.waybill.local.parameter.LocalSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole product, running in this process: what template.yaml describes, on DynamoDB Local and ElasticMQ, with the
 * demo ERP. Stops in the order in which nothing is lost: the door first, then the functions, then what they stand on.
 */
public final class LocalRun implements AutoCloseable {
    private final Opened open;
    private final FunctionLog log;
    private final Landscape landscape;
    private final LocalSecrets secrets;
    private final Optional<DemoErp> erp;
    private final Optional<DemoShopRest> shops;
    private final Backends backends;
    private final Functions functions;
    private final Path logFile;
    private final Clock clock;
    private final Ledger ledger;
    private final ChangeSets changeSets;

    private LocalRun(Opened open, LocalOptions options, Clock clock) {
        this.open = open;
        this.logFile = options.logFile();
        this.clock = clock;
        this.log = open.add(FunctionLog.into(options.logFile()));
        Map<String, ConnectorType> types = Catalogue.all();
        LocalConfiguration written = LocalConfiguration.read(options.configurationFile(), types);
        this.secrets = LocalSecrets.of(
                written.landscape(),
                types,
                new LocalSecrets.Sources(options.secrets(), options.kept("secrets.json")),
                new SecureRandom());
        this.erp = written.demoErp()
                .filter(system -> !options.elsewhere().erp())
                .map(system -> open.add(DemoErpStart.start(system, options, secrets, clock)));
        this.shops = Optional.of(written.demoShops())
                .filter(played -> !played.isEmpty() && !options.elsewhere().erp())
                .map(played -> open.add(DemoShopsStart.start(played, options, secrets, clock)));
        LocalIssuer issuer = new LocalIssuer(clock);
        OpenIdServer signIn = open.add(OpenIdServer.start(issuer, clock));
        this.backends = open.add(Backends.of(options, secrets, signIn.parameters()));
        LocalConfiguration here = moved(written, options.patience());
        this.landscape = here.landscape();
        here.apply(new DynamoLandscapeStore(backends.dynamo(), name("OWNERSHIP_TABLE")), clock);
        this.ledger = new DynamoLedger(backends.dynamo(), name("LEDGER_TABLE"), Retention.standard(), clock);
        this.changeSets = new DynamoChangeSets(backends.dynamo(), name("LEDGER_TABLE"), Retention.standard(), clock);
        this.functions = Functions.start(backends, new Functions.Around(options, issuer, log, clock, open));
        signIn.sendsBackTo(console());
        open.add(InstanceFile.write(options, functions.variables(backends.names())));
    }

    private LocalConfiguration moved(LocalConfiguration written, Optional<Duration> patience) {
        LocalConfiguration moved =
                shops.map(running -> written.withDemoShopsAt(running::address)).orElse(written);
        LocalConfiguration here =
                erp.map(running -> moved.withDemoErpAt(running.address())).orElse(moved);
        return patience.map(here::asking).orElse(here);
    }

    /**
     * Starts everything.
     *
     * @throws LocalRunException if the configuration is wrong
     */
    public static LocalRun start(LocalOptions options, Clock clock) {
        options.data().ifPresent(folder -> {
            try {
                Files.createDirectories(folder.resolve("tables"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make the folder " + folder, e);
            }
        });
        Opened open = new Opened();
        try {
            return new LocalRun(open, options, clock);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** Where a system's webhooks go. */
    public URI webhooks(String system) {
        return functions.door().resolve("/webhooks/" + system);
    }

    public URI door() {
        return functions.door();
    }

    /** The console, where people sign in as one of each role. */
    public URI console() {
        return functions.door().resolve("/");
    }

    /** Where functions are called by name, as the SDK's LambdaClient does: Lambda's {@code Invoke}. */
    public URI invoke() {
        return functions.invoke();
    }

    /** A token with which everything may be done over the operator API. */
    public String operatorToken() {
        return functions
                .token()
                .orElseThrow(() -> new LocalRunException("template.yaml has no API with an authorizer"));
    }

    /** The demo ERP, where waybill.yaml has one. */
    public Optional<DemoErp> erp() {
        return erp;
    }

    /**
     * Opens the demo shops: a page to place orders in the shops of waybill.yaml, whose items the demo ERP then has.
     *
     * @param port 0 for any free one
     */
    public DemoShop openShop(int port) {
        stock(List.of(SampleOrders.wooCommerce(1, clock.instant()), SampleOrders.shopify(1, "", clock.instant())));
        return open.add(DemoShop.start(port, counters(), shopBooks().orElseGet(() -> new ShopBooks(clock)), clock));
    }

    /** Gives the demo ERP the items of these orders, twenty pieces each, and the shops that the demo plays their products. */
    public void stock(List<Delivery> orders) {
        erp.map(there -> new DemoGoods(there.books(), landscape)).ifPresent(goods -> {
            goods.fill(orders, clock.instant());
            shops.ifPresent(goods::offer);
        });
    }

    /** What the shops know that the demo plays, where waybill.yaml has some. */
    public Optional<ShopBooks> shopBooks() {
        return shops.map(DemoShopRest::books);
    }

    private List<Counter> counters() {
        return Arrays.stream(Product.values())
                .flatMap(product -> landscape.systems().stream()
                        .filter(system -> system.connector().equals(product.connector()))
                        .map(system -> new Counter(
                                system.id().value(),
                                product,
                                system.setting("shop").orElse(""),
                                webhooks(system.id().value()),
                                () -> secret(system, "webhook-secret").orElse(""))))
                .toList();
    }

    public Landscape landscape() {
        return landscape;
    }

    public Optional<String> secret(SystemSpec system, String name) {
        return secrets.find(system, name);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Prices on their way to shops. */
    public ChangeSets changeSets() {
        return changeSets;
    }

    public FunctionLog log() {
        return log;
    }

    /** Where the functions' log is written. */
    public Path logFile() {
        return logFile;
    }

    public SqsClient sqs() {
        return backends.sqs();
    }

    /** A name as functions have it, such as {@code ORDERS_QUEUE_URL}. */
    public String name(String variable) {
        return Optional.ofNullable(backends.names().get(variable))
                .orElseThrow(() -> new LocalRunException("no function in template.yaml has the variable " + variable));
    }

    /** Harmless to repeat. */
    @Override
    public void close() {
        open.close();
    }
}
