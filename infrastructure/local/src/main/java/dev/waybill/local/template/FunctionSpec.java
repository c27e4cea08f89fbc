package dev.waybill.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function.
 *
 * @param logical its name in template.yaml
 * @param name as AWS calls it: {@code FunctionName}, or made from the stack's name and the logical one
 * @param handler class name, with {@code ::method} where the template says so
 * @param logGroup where its lines go; empty where the template leaves that to Lambda
 */
public record FunctionSpec(
        String logical,
        String name,
        String handler,
        int memory,
        Duration timeout,
        Map<String, String> environment,
        Optional<String> logGroup,
        Callers callers) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
    }

    /** What calls a function by itself. */
    public record Callers(List<Route> routes, List<Mapping> mappings, List<ScheduleSpec> schedules) {
        public Callers {
            routes = List.copyOf(routes);
            mappings = List.copyOf(mappings);
            schedules = List.copyOf(schedules);
        }
    }

    /**
     * An HTTP route, such as {@code POST /webhooks/{system}}; method {@code ANY} for all.
     *
     * @param authorizer who must have signed the caller's token; empty for everybody
     * @param throttle how many calls it takes; empty for all
     */
    public record Route(String method, String path, Optional<Authorizer> authorizer, Optional<Throttle> throttle) {
        /** As API Gateway writes it into the event. */
        public String key() {
            return path.equals("$default") ? path : method + " " + path;
        }
    }

    /**
     * A limit on calls.
     *
     * @param rate calls a second, on average
     * @param burst calls at once after a quiet moment
     */
    public record Throttle(int rate, int burst) {}

    /**
     * A JWT authorizer.
     *
     * @param audiences one of these must be named in a token
     */
    public record Authorizer(String issuer, Set<String> audiences) {
        public Authorizer {
            audiences = Set.copyOf(audiences);
        }
    }

    /**
     * A queue whose messages call the function.
     *
     * @param window how long a batch is gathered
     * @param partial whether the function may say which messages failed
     * @param concurrency most calls at once
     */
    public record Mapping(QueueSpec queue, int batch, Duration window, boolean partial, int concurrency) {}
}
