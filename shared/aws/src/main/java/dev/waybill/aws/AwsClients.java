package dev.waybill.aws;

import dev.waybill.domain.landscape.Landscape;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients, set up from the names that the SDK itself uses: {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID} and
 * {@code AWS_ENDPOINT_URL_DYNAMODB}, {@code _SQS}, {@code _SSM}, {@code _LAMBDA}, {@code _CLOUDWATCH} (or {@code AWS_ENDPOINT_URL} for all), read from a given map,
 * so that a local run and a test need no environment of their own. Each call makes a new client: make it once.
 */
public final class AwsClients {
    /** A function answers a shop in seconds; a store that needs longer than this is tried again. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final List<ExecutionInterceptor> observers;
    private final boolean repeats;
    private final SdkHttpClient http;

    private AwsClients(
            Map<String, String> environment,
            List<ExecutionInterceptor> observers,
            SdkHttpClient http,
            boolean repeats) {
        this.environment = Map.copyOf(environment);
        this.observers = List.copyOf(observers);
        this.repeats = repeats;
        this.http = http;
    }

    public static AwsClients from(Map<String, String> environment) {
        return new AwsClients(environment, List.of(), answeringWithin(ANSWER), true);
    }

    /**
     * Clients that reach nobody: the ownership table holds this configuration, every parameter this secret of webhooks, queues take
     * everything. So that a function can go its whole way before it is needed.
     */
    public static AwsClients rehearsing(Landscape landscape, String secret) {
        Map<String, String> nobody = Map.of(
                "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "rehearsal", "AWS_SECRET_ACCESS_KEY", "rehearsal");
        return new AwsClients(nobody, List.of(), new RehearsalHttp(landscape, secret), false);
    }

    /** The same clients for calls that take their time; none is repeated by the client itself, as each may have done much. */
    public AwsClients patient(Duration answer) {
        return new AwsClients(environment, observers, answeringWithin(answer), false);
    }

    /** The same clients, with somebody more who sees every request: counts, traces. */
    public AwsClients observedBy(ExecutionInterceptor observer) {
        List<ExecutionInterceptor> all = new ArrayList<>(observers);
        all.add(observer);
        return new AwsClients(environment, all, http, repeats);
    }

    private static SdkHttpClient answeringWithin(Duration answer) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(answer)
                .build();
    }

    public DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder(), "DYNAMODB");
    }

    public SqsClient sqs() {
        return configured(SqsClient.builder(), "SQS");
    }

    /** The region must be named for it, as Lambda does. */
    public ParameterStore parameters() {
        return new ParameterStore(signed("ssm"));
    }

    /** The region must be named for it, as Lambda does. */
    public FunctionCalls functions() {
        return new FunctionCalls(signed("lambda"));
    }

    /** CloudWatch; the region must be named for it, as Lambda does. */
    SignedCalls metrics() {
        return signed("monitoring", "CLOUDWATCH");
    }

    private SignedCalls signed(String service) {
        return signed(service, service.toUpperCase(Locale.ROOT));
    }

    /** @param variable as the variable of its endpoint names it; CloudWatch is called otherwise than its host */
    private SignedCalls signed(String service, String variable) {
        Region region = region().orElse(Region.US_EAST_1);
        URI endpoint = endpoint(variable)
                .orElseGet(() -> URI.create("https://" + service + "." + region.id() + "."
                        + region.metadata().partition().dnsSuffix()));
        return new SignedCalls(http, service, endpoint, region, credentials());
    }

    /**
     * The client of another service, set up like the others.
     *
     * @param service as the variable of its endpoint names it: {@code LAMBDA} for {@code AWS_ENDPOINT_URL_LAMBDA}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder, String service) {
        builder.httpClient(http);
        builder.credentialsProvider(credentials());
        builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .retryStrategy(repeats ? AwsRetryStrategy.standardRetryStrategy() : AwsRetryStrategy.doNotRetry())
                .executionInterceptors(observers)
                .build());
        region().ifPresent(builder::region);
        endpoint(service).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Where no region is named, the SDK looks for one itself (profile); an endpoint of one's own needs none. */
    private Optional<Region> region() {
        return value("AWS_REGION").or(() -> value("AWS_DEFAULT_REGION")).map(Region::of);
    }

    private Optional<URI> endpoint(String service) {
        return value("AWS_ENDPOINT_URL_" + service)
                .or(() -> value("AWS_ENDPOINT_URL"))
                .map(URI::create);
    }

    private AwsCredentialsProvider credentials() {
        Optional<String> key = value("AWS_ACCESS_KEY_ID");
        Optional<String> secret = value("AWS_SECRET_ACCESS_KEY");
        if (key.isEmpty() || secret.isEmpty()) {
            return value("AWS_PROFILE")
                    .map(profile -> DefaultCredentialsProvider.builder()
                            .profileName(profile)
                            .build())
                    .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        }
        return StaticCredentialsProvider.create(value("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
                .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get())));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
