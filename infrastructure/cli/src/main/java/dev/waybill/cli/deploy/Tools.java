package dev.waybill.cli.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of AWS there is on this computer: the command {@code sam}, a region, credentials. */
record Tools(Map<String, String> variables, Path home) {
    List<String> problems(Optional<String> configuredRegion) {
        List<String> problems = new ArrayList<>();
        if (!isOnPath("sam")) {
            problems.add(
                    "the command sam is not on the PATH; install the AWS SAM CLI"
                            + " (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html)");
        }
        if (configuredRegion.isEmpty() && !hasRegion()) {
            problems.add("no region is named; say --region, set AWS_REGION, or add region to samconfig.toml");
        }
        if (!hasCredentials()) {
            problems.add("no credentials of AWS are there; say --profile, set AWS_PROFILE, or run aws configure sso");
        }
        return problems;
    }

    /** As far as one can see without asking AWS. */
    boolean hasCredentials() {
        return (isSet("AWS_ACCESS_KEY_ID") && isSet("AWS_SECRET_ACCESS_KEY"))
                || Stream.of("AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI")
                        .anyMatch(this::isSet)
                || Files.exists(home.resolve(".aws").resolve("credentials"));
    }

    private boolean hasRegion() {
        return isSet("AWS_REGION")
                || isSet("AWS_DEFAULT_REGION")
                || Files.exists(home.resolve(".aws").resolve("config"));
    }

    private boolean isOnPath(String command) {
        return Arrays.stream(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isBlank();
    }
}
