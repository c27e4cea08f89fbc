package dev.waybill.local.template;

import java.util.Map;

/**
 * Where the local run pretends to be, for names and addresses.
 *
 * @param queues address before {@code /account/queue-name}
 * @param parameters those of the template's that have another value here than their default
 */
public record Place(String region, String account, String stack, String queues, Map<String, String> parameters) {
    public Place {
        parameters = Map.copyOf(parameters);
    }

    /** The names a local run uses, unless told otherwise. */
    public static Place local(String queues, Map<String, String> parameters) {
        return new Place("eu-central-1", "000000000000", "waybill", queues, parameters);
    }

    String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + rest;
    }

    String queueArn(String name) {
        return arn("sqs", name);
    }

    String functionArn(String name) {
        return arn("lambda", "function:" + name);
    }

    String queueUrl(String name) {
        return queues + "/" + account + "/" + name;
    }
}
