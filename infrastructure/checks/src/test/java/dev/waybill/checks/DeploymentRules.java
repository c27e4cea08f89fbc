package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A new version comes step by step and goes back by itself; what a schedule cannot call is seen; tables survive mistakes. */
final class DeploymentRules {
    private static final Set<String> GRADUAL = Set.of("HttpApi", "SQS");
    /** The console's program, which holds nothing of anybody's. */
    private static final Set<String> FOR_EVERYBODY = Set.of("GET /", "GET /console/{proxy+}");

    private DeploymentRules() {}

    static List<TemplateRule> rules() {
        return List.of(
                new TemplateRule("versions behind an alias", DeploymentRules::alias),
                new TemplateRule("gradual deployment", DeploymentRules::gradual),
                new TemplateRule("SnapStart at the door", DeploymentRules::snapStart),
                new TemplateRule("schedules with a net", DeploymentRules::schedules),
                new TemplateRule("a door with limits and a log", DeploymentRules::door),
                new TemplateRule("limits of routes there are", DeploymentRules::routes),
                new TemplateRule("an authorizer there is", DeploymentRules::authorizer),
                new TemplateRule("routes for everybody", DeploymentRules::open),
                new TemplateRule("tables that last", DeploymentRules::tables));
    }

    private static Stream<String> alias(Template template) {
        return template.functions()
                .filter(function -> !function.properties().has("AutoPublishAlias")
                        || !function.properties()
                                .path("AutoPublishAliasAllProperties")
                                .asBoolean())
                .map(function -> function.because(
                        "must say AutoPublishAlias and AutoPublishAliasAllProperties: true, so that every change is a"
                                + " version that can be gone back from"));
    }

    private static Stream<String> gradual(Template template) {
        return template.functions()
                .filter(function -> calledBy(function).anyMatch(GRADUAL::contains))
                .filter(function -> !isGradual(template, function))
                .map(function ->
                        function.because("must have a DeploymentPreference that is not AllAtOnce, with an alarm"
                                + " on its own Errors among its Alarms"));
    }

    private static boolean isGradual(Template template, Resource function) {
        JsonNode preference = function.properties().path("DeploymentPreference");
        boolean ownAlarm = Template.children(preference.path("Alarms"))
                .flatMap(alarm -> template.target(alarm).stream())
                .map(Resource::properties)
                .anyMatch(alarm -> alarm.path("MetricName").asText().equals("Errors")
                        && template.pointsAt(alarm.path("Dimensions"), function));
        return ownAlarm
                && preference.has("Type")
                && !preference.path("Type").asText().equals("AllAtOnce");
    }

    private static Stream<String> snapStart(Template template) {
        return template.functions()
                .filter(function -> calledBy(function).anyMatch("HttpApi"::equals))
                .filter(function -> !function.properties()
                        .path("SnapStart")
                        .path("ApplyOn")
                        .asText()
                        .equals("PublishedVersions"))
                .map(function -> function.because("answers people or shops, who wait for a cold start: set SnapStart"));
    }

    private static Stream<String> schedules(Template template) {
        return template.functions().flatMap(function -> Template.children(
                        function.properties().path("Events"))
                .filter(event -> event.path("Type").asText().equals("ScheduleV2"))
                .map(event -> event.path("Properties"))
                .filter(schedule -> !schedule.has("RetryPolicy")
                        || !schedule.path("OmitName").asBoolean()
                        || template.target(schedule.path("DeadLetterConfig").path("Arn"))
                                .isEmpty())
                .map(schedule -> function.because(
                        "is called by a schedule without RetryPolicy, without DeadLetterConfig.Arn of a queue of this"
                                + " template, or without OmitName: true (two stacks in one account)")));
    }

    private static Stream<String> door(Template template) {
        return template.ofType("AWS::Serverless::HttpApi")
                .filter(api -> !api.properties().path("DefaultRouteSettings").has("ThrottlingRateLimit")
                        || !api.properties().path("DefaultRouteSettings").has("ThrottlingBurstLimit")
                        || template.target(api.properties()
                                        .path("AccessLogSettings")
                                        .path("DestinationArn"))
                                .isEmpty())
                .map(
                        api -> api.because(
                                "must limit calls (DefaultRouteSettings) and write an access log to a log group of this template"));
    }

    /** SAM lets pass what it does not know here; AWS would let everybody in, or nobody. */
    private static Stream<String> authorizer(Template template) {
        return template.ofType("AWS::Serverless::HttpApi")
                .filter(api -> api.properties().has("Auth"))
                .filter(api -> !isGuarded(api.properties().path("Auth")))
                .map(api -> api.because("must name in Auth.DefaultAuthorizer one of its Authorizers, which has"
                        + " IdentitySource and a JwtConfiguration of issuer and audience"));
    }

    private static boolean isGuarded(JsonNode auth) {
        JsonNode chosen =
                auth.path("Authorizers").path(auth.path("DefaultAuthorizer").asText());
        JsonNode token = chosen.path("JwtConfiguration");
        return chosen.has("IdentitySource") && token.has("issuer") && token.has("audience");
    }

    /** A route's own Auth opens it or closes it otherwise than its API: only the files of the console are for whoever asks. */
    private static Stream<String> open(Template template) {
        return template.functions()
                .flatMap(function -> Template.children(function.properties().path("Events"))
                        .map(event -> event.path("Properties"))
                        .filter(event -> event.has("Auth"))
                        .filter(event -> !FOR_EVERYBODY.contains(event.path("Method")
                                        .asText() + " " + event.path("Path").asText()))
                        .map(event -> function.because("has the route '"
                                + event.path("Method").asText() + " "
                                + event.path("Path").asText() + "' with an Auth of its own: only "
                                + FOR_EVERYBODY.stream().sorted().toList() + " may do without the API's authorizer")));
    }

    private static Stream<String> routes(Template template) {
        Set<String> routes = template.functions()
                .flatMap(function -> Template.children(function.properties().path("Events")))
                .map(event -> event.path("Properties"))
                .map(event ->
                        event.path("Method").asText() + " " + event.path("Path").asText())
                .collect(Collectors.toSet());
        return template.ofType("AWS::Serverless::HttpApi")
                .flatMap(api -> api.properties().path("RouteSettings").properties().stream()
                        .map(route -> route.getKey())
                        .filter(route -> !routes.contains(route))
                        .map(route -> api.because("limits the route '" + route + "', which no function has")));
    }

    private static Stream<String> tables(Template template) {
        return template.ofType("AWS::DynamoDB::Table")
                .filter(table -> !lasts(table) || !isPlainlyRun(table.properties()))
                .map(table -> table.because("must be PAY_PER_REQUEST, encrypted (SSESpecification), recoverable"
                        + " (PointInTimeRecoverySpecification), with DeletionProtectionEnabled, DeletionPolicy Retain and"
                        + " UpdateReplacePolicy Retain"));
    }

    private static boolean lasts(Resource table) {
        return table.properties().path("DeletionProtectionEnabled").asBoolean()
                && Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                        .allMatch(policy -> table.json().path(policy).asText().equals("Retain"));
    }

    private static boolean isPlainlyRun(JsonNode table) {
        return table.path("BillingMode").asText().equals("PAY_PER_REQUEST")
                && table.path("SSESpecification").path("SSEEnabled").asBoolean()
                && table.path("PointInTimeRecoverySpecification")
                        .path("PointInTimeRecoveryEnabled")
                        .asBoolean();
    }

    private static Stream<String> calledBy(Resource function) {
        return Template.children(function.properties().path("Events"))
                .map(event -> event.path("Type").asText());
    }
}
