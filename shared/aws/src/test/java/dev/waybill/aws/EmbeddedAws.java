package dev.waybill.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local and ElasticMQ in this process, on free ports of the loopback; they end with it. */
final class EmbeddedAws {
    private EmbeddedAws() {}

    /** What an environment must say to reach them. */
    static Map<String, String> start() {
        int dynamoPort = freePort();
        int sqsPort = freePort();
        startDynamo(dynamoPort);
        startSqs(sqsPort);
        return Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:" + dynamoPort,
                "AWS_ENDPOINT_URL_SQS", "http://localhost:" + sqsPort);
    }

    private static void startDynamo(int port) {
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                    new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    private static void startSqs(int port) {
        SQSRestServer server =
                SQSRestServerBuilder.withInterface("localhost").withPort(port).start();
        server.waitUntilStarted();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
