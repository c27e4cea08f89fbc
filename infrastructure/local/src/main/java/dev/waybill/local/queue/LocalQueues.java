package dev.waybill.local.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.waybill.local.template.QueueSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Queues on ElasticMQ. With a file, each message is on disk before it is acknowledged. */
public final class LocalQueues implements AutoCloseable {
    /** What the template may change of a queue that is there. */
    private static final Set<String> CHANGEABLE =
            Set.of("DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "VisibilityTimeout");

    private final Function0<?> stop;
    private final URI address;

    private LocalQueues(Function0<?> stop, URI address) {
        this.stop = stop;
        this.address = address;
    }

    /**
     * Starts them.
     *
     * @param file where messages are kept; empty for in memory only
     */
    public static LocalQueues start(int port, String region, String account, Optional<Path> file) {
        // Pekko would end itself on Ctrl-C before those who still need the queues.
        System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
        System.setProperty("pekko.loglevel", "WARNING");
        ConfigFactory.invalidateCaches();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "rest-sqs.bind-port", port,
                "rest-sqs.bind-hostname", "127.0.0.1",
                "node-address.host", "127.0.0.1",
                "node-address.port", port,
                "aws.region", region,
                "aws.accountId", account));
        file.ifPresent(path -> {
            settings.put("messages-storage.enabled", true);
            settings.put("messages-storage.username", "sa");
            // Written at once, so that a killed process loses nothing that it acknowledged.
            settings.put(
                    "messages-storage.uri",
                    "jdbc:h2:file:" + path.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        });
        Config config = ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load());
        return new LocalQueues(
                new ElasticMQServer(new ElasticMQServerConfig(config)).start(), URI.create("http://127.0.0.1:" + port));
    }

    public URI address() {
        return address;
    }

    /** Makes those queues that are not there yet, dead-letter queues first; the others become what the template says. */
    public void create(List<QueueSpec> queues, SqsClient sqs) {
        queues.stream()
                .sorted((one, other) -> Boolean.compare(hasDeadLetters(one), hasDeadLetters(other)))
                .forEach(queue -> create(queue, sqs));
    }

    private static boolean hasDeadLetters(QueueSpec queue) {
        return queue.attributes().containsKey("RedrivePolicy");
    }

    private static void create(QueueSpec queue, SqsClient sqs) {
        try {
            sqs.getQueueUrl(request -> request.queueName(queue.name()));
            sqs.setQueueAttributes(request -> request.queueUrl(queue.url()).attributes(attributes(queue, CHANGEABLE)));
        } catch (QueueDoesNotExistException absent) {
            sqs.createQueue(CreateQueueRequest.builder()
                    .queueName(queue.name())
                    .attributes(attributes(queue, queue.attributes().keySet()))
                    .build());
        }
    }

    private static Map<QueueAttributeName, String> attributes(QueueSpec queue, Set<String> wanted) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        queue.attributes().forEach((name, value) -> {
            if (wanted.contains(name)) {
                attributes.put(QueueAttributeName.fromValue(name), value);
            }
        });
        return attributes;
    }

    @Override
    public void close() {
        stop.apply();
    }
}
