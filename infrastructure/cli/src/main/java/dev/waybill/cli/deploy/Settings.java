package dev.waybill.cli.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code samconfig.toml} says about one environment, beside the parameters of {@code template.yaml}. */
record Settings(SamConfig config, String template, String environment) {
    private static final Pattern PARAMETERS = Pattern.compile("(?ms)^Parameters:\\n(.*?)^[A-Z]");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^  ([A-Za-z0-9]+):$");
    private static final Pattern DEFAULT_PATH =
            Pattern.compile("(?m)^  SecretsPath:\\n    Type: String\\n    Default: (\\S+)$");

    List<String> problems() {
        Optional<Map<String, String>> deployment = config.deployment(environment);
        if (deployment.isEmpty()) {
            return List.of("samconfig.toml has no environment '" + environment + "', only "
                    + String.join(", ", config.deployments().keySet()) + "; name one of them, or add it there");
        }
        List<String> problems = new ArrayList<>();
        if (!deployment.get().containsKey("stack_name")) {
            problems.add("samconfig.toml names no stack_name for '" + environment + "'; add it");
        }
        if (!SamConfig.words(deployment.get().getOrDefault("capabilities", "")).contains("CAPABILITY_IAM")) {
            problems.add("samconfig.toml does not allow '" + environment
                    + "' to make roles; add capabilities = \"CAPABILITY_IAM\"");
        }
        Set<String> known = parameters();
        SamConfig.overrides(deployment.get()).keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> "samconfig.toml sets the parameter " + name + " for '" + environment
                        + "', which template.yaml does not have; correct its name")
                .forEach(problems::add);
        return problems;
    }

    /** Where the functions of this environment may read secrets. */
    String secretsPath() {
        return config.deployment(environment)
                .map(SamConfig::overrides)
                .flatMap(overrides -> Optional.ofNullable(overrides.get("SecretsPath")))
                .or(() -> DEFAULT_PATH
                        .matcher(template)
                        .results()
                        .map(found -> found.group(1))
                        .findFirst())
                .orElse("/waybill");
    }

    Optional<String> region() {
        return config.deployment(environment).flatMap(deployment -> Optional.ofNullable(deployment.get("region")));
    }

    private Set<String> parameters() {
        return PARAMETERS
                .matcher(template)
                .results()
                .map((MatchResult section) -> section.group(1))
                .flatMap(section -> PARAMETER.matcher(section).results())
                .map((MatchResult parameter) -> parameter.group(1))
                .collect(Collectors.toSet());
    }
}
