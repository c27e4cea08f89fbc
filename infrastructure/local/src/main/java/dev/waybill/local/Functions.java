package dev.waybill.local;

import dev.waybill.local.door.HttpApi;
import dev.waybill.local.door.LocalIssuer;
import dev.waybill.local.invoke.InvokeApi;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.log.FunctionLog;
import dev.waybill.local.metric.LocalMetrics;
import dev.waybill.local.port.FreePort;
import dev.waybill.local.queue.Poller;
import dev.waybill.local.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template's functions, and all that calls them: queues, schedules, those who know their names, the outside. */
final class Functions {
    private static final String INVOKE = "AWS_ENDPOINT_URL_LAMBDA";

    private final HttpApi door;
    private final InvokeApi byName;
    private final Optional<String> token;

    private Functions(HttpApi door, InvokeApi byName, Optional<String> token) {
        this.door = door;
        this.byName = byName;
        this.token = token;
    }

    /**
     * What they run in.
     *
     * @param log whose lines are counted
     * @param opened to be closed at the end
     */
    record Around(LocalOptions options, LocalIssuer issuer, FunctionLog log, Clock clock, Opened opened) {}

    /** Starts them; the outside last, so that it is closed first. */
    static Functions start(Backends backends, Around around) {
        LocalOptions options = around.options();
        Clock clock = around.clock();
        Opened opened = around.opened();
        LocalMetrics metrics = opened.add(new LocalMetrics(backends.template().metricFilters(), clock));
        around.log().listen(metrics::printed);
        int invokePort = FreePort.or(0);
        Map<String, String> surroundings = new HashMap<>(backends.variables());
        surroundings.put(INVOKE, "http://127.0.0.1:" + invokePort);
        surroundings.put("AWS_ENDPOINT_URL_CLOUDWATCH", metrics.address().toString());
        List<LambdaFunction> functions = backends.template().functions().stream()
                .map(function -> opened.add(new LambdaFunction(function, surroundings, clock)))
                .toList();
        functions.forEach(function -> function.spec().callers().mappings().forEach(mapping -> opened.add(
                        new Poller(mapping, function, backends.sqs(), options.patience()))
                .start()));
        opened.add(Schedules.of(functions, options.patience(), clock)).start();
        InvokeApi byName = opened.add(new InvokeApi(invokePort, functions));
        return new Functions(
                opened.add(new HttpApi(options.ports().http(), functions, around.issuer(), clock)),
                byName,
                token(functions, around.issuer()));
    }

    /** Whoever can start all this may do everything in it. */
    private static Optional<String> token(List<LambdaFunction> functions, LocalIssuer issuer) {
        return functions.stream()
                .flatMap(function -> function.spec().callers().routes().stream())
                .flatMap(route -> route.authorizer().stream())
                .findFirst()
                .map(authorizer -> issuer.token(authorizer, System.getProperty("user.name", "local"), "approver"));
    }

    /** A token for the operator API; empty where template.yaml has none. */
    Optional<String> token() {
        return token;
    }

    URI door() {
        return door.address();
    }

    URI invoke() {
        return byName.address();
    }

    /** What the SDK needs to find them by name. */
    Map<String, String> variables(Map<String, String> names) {
        Map<String, String> all = new HashMap<>(names);
        all.put(INVOKE, byName.address().toString());
        token.ifPresent(signed -> {
            all.put("WAYBILL_API", door.address().toString());
            all.put("WAYBILL_TOKEN", signed);
        });
        return all;
    }
}
