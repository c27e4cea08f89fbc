package dev.waybill.local.template;

import dev.waybill.local.template.FunctionSpec.Authorizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads who must have signed the tokens of a route's API: {@code Auth} with a {@code DefaultAuthorizer} by JWT. */
final class AuthorizerReader {
    private final Resolver resolver;
    private final Map<String, Object> template;

    AuthorizerReader(Resolver resolver, Map<String, Object> template) {
        this.resolver = resolver;
        this.template = template;
    }

    /** Of the API that an event names; empty where that, or the event itself, lets everybody in. */
    Optional<Authorizer> of(Map<String, Object> event) {
        Optional<String> own = Tree.in(event, "Auth").map(auth -> Tree.text(auth, "Authorizer")
                .orElseThrow(() ->
                        new TemplateException("template.yaml: a route's Auth without Authorizer is not known here")));
        if (own.isPresent()) {
            return nobody(own.get());
        }
        return Tree.in(event, "ApiId")
                .flatMap(api -> Tree.text(api, "Ref"))
                .flatMap(api -> Tree.in(template, "Resources", api, "Properties", "Auth"))
                .map(this::authorizer);
    }

    private static Optional<Authorizer> nobody(String named) {
        if (!named.equals("NONE")) {
            throw new TemplateException("template.yaml: a route's own authorizer '" + named + "' is not known here");
        }
        return Optional.empty();
    }

    private Authorizer authorizer(Map<String, Object> auth) {
        String name = Tree.text(auth, "DefaultAuthorizer")
                .orElseThrow(() -> new TemplateException(
                        "template.yaml: an Auth without DefaultAuthorizer lets everybody in: name the authorizer"));
        Map<String, Object> token = Tree.in(auth, "Authorizers", name, "JwtConfiguration")
                .orElseThrow(() -> new TemplateException("template.yaml: the authorizer " + name
                        + " has no JwtConfiguration, the only kind known here"));
        Object audience =
                resolver.resolve(token.getOrDefault("audience", List.of())).orElse(List.of());
        return new Authorizer(
                resolver.text(token.getOrDefault("issuer", "")),
                Tree.list(audience).stream().map(String::valueOf).collect(Collectors.toSet()));
    }
}
