package dev.waybill.local;

import dev.waybill.local.door.HttpApi;
import dev.waybill.local.invoke.InvokeApi;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.queue.Poller;
import dev.waybill.local.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The template's functions, and all that calls them: queues, schedules, those who know their names, the outside. */
final class Functions {
    private final HttpApi door;
    private final InvokeApi byName;

    private Functions(HttpApi door, InvokeApi byName) {
        this.door = door;
        this.byName = byName;
    }

    /** Starts them; the outside last, so that it is closed first. */
    static Functions start(Backends backends, LocalOptions options, Clock clock, Opened opened) {
        List<LambdaFunction> functions = backends.template().functions().stream()
                .map(function -> opened.add(new LambdaFunction(function, backends.variables(), clock)))
                .toList();
        functions.forEach(function -> function.spec().callers().mappings().forEach(mapping -> opened.add(
                        new Poller(mapping, function, backends.sqs(), options.patience()))
                .start()));
        opened.add(Schedules.of(functions, options.patience(), clock)).start();
        InvokeApi byName = opened.add(new InvokeApi(0, functions));
        return new Functions(opened.add(new HttpApi(options.ports().http(), functions, clock)), byName);
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
        all.put("AWS_ENDPOINT_URL_LAMBDA", byName.address().toString());
        return all;
    }
}
