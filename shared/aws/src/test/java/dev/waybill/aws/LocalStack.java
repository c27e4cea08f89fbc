package dev.waybill.aws;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container that ends with this process. The image is that of infrastructure/localstack/compose.yaml. */
final class LocalStack {
    static final String IMAGE = "localstack/localstack:4.14.0";

    private LocalStack() {}

    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts it; its address. Testcontainers removes the container after this process has ended. */
    static String started() {
        @SuppressWarnings("resource") // lives as long as this process
        LocalStackContainer container =
                new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb", "sqs");
        container.start();
        return container.getEndpoint().toString();
    }
}
