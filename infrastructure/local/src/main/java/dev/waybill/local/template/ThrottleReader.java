package dev.waybill.local.template;

import dev.waybill.local.template.FunctionSpec.Throttle;
import java.util.Map;
import java.util.Optional;

/** Reads how many calls a route of an API takes: of {@code RouteSettings}, else of {@code DefaultRouteSettings}. */
final class ThrottleReader {
    private static final String TYPE = "AWS::Serverless::HttpApi";

    private final Resolver resolver;
    private final Map<String, Object> template;

    ThrottleReader(Resolver resolver, Map<String, Object> template) {
        this.resolver = resolver;
        this.template = template;
    }

    /**
     * Of the API that an event names; empty where the template sets no limit.
     *
     * @param key of the route, such as {@code POST /webhooks/{system}}
     */
    Optional<Throttle> of(Map<String, Object> event, String key) {
        return Tree.in(event, "ApiId")
                .flatMap(api -> Tree.text(api, "Ref"))
                .flatMap(api -> properties(api))
                .flatMap(api -> Tree.in(api, "RouteSettings", key).or(() -> Tree.in(api, "DefaultRouteSettings")))
                .map(settings -> new Throttle(
                        number(key, settings, "ThrottlingRateLimit"), number(key, settings, "ThrottlingBurstLimit")));
    }

    private Optional<Map<String, Object>> properties(String api) {
        Optional<Map<String, Object>> properties = Tree.in(template, "Resources", api, "Properties");
        properties.ifPresent(there -> Understood.checkProperties(api, TYPE, there));
        return properties;
    }

    private int number(String key, Map<String, Object> settings, String name) {
        return Optional.ofNullable(settings.get(name))
                .map(resolver::text)
                .map(Integer::parseInt)
                .filter(number -> number > 0)
                .orElseThrow(() -> new TemplateException("template.yaml: the settings of route '" + key + "' need "
                        + name + " of at least 1: without it AWS lets nobody in"));
    }
}
