package dev.waybill.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opentest4j.TestAbortedException;

/**
 * Where the tests' DynamoDB and SQS are, if not in this process, by system property:
 *
 * <pre>
 * waybill.aws.endpoint=URL      one address for both: LocalStack or another emulator
 * waybill.aws.profile=NAME      a real account, by the profile of that name; what is made there costs cents
 * waybill.aws.region=REGION     with either; eu-west-1 by default
 * waybill.aws.localstack=true   LocalStack in a container of its own, where there is Docker (profile with-localstack)
 * </pre>
 */
final class Elsewhere {
    private static final String LOCALSTACK = "waybill.aws.localstack";

    private Elsewhere() {}

    /** What an environment must say to reach it; empty for this process. */
    static Optional<Map<String, String>> environment() {
        if (Boolean.getBoolean(LOCALSTACK)) {
            return Optional.of(emulator(LocalStack.started()));
        }
        return property("endpoint").map(Elsewhere::emulator).or(() -> property("profile")
                .map(name -> Map.of("AWS_PROFILE", name, "AWS_REGION", region())));
    }

    /** Skips the test, and says why, where LocalStack is asked for and cannot be had. */
    static void abortWithoutDocker() {
        if (Boolean.getBoolean(LOCALSTACK) && !LocalStack.isPossible()) {
            throw new TestAbortedException(
                    "skipped: LocalStack was asked for (-Pwith-localstack), but no Docker answers on this machine");
        }
    }

    /** Of this run alone, so that two runs in one account do not meet, and what one left behind is known. */
    static String prefix() {
        return "waybill-test-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    }

    /** Emulators take any credentials; LocalStack makes an account of the key. */
    private static Map<String, String> emulator(String endpoint) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", endpoint);
        environment.put("AWS_REGION", region());
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        return environment;
    }

    private static String region() {
        return property("region").orElse("eu-west-1");
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty("waybill.aws." + name)).filter(text -> !text.isBlank());
    }
}
