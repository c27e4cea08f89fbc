// What the function receive-webhook does with one WooCommerce webhook, written the way one writes it for Node.js: the configuration from
// DynamoDB, the secret from Parameter Store, the signature over the raw bytes, a look at what it is about, one batch to SQS, an answer.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { serve } from "./runtime.mjs";

const dynamo = new DynamoDBClient({});
const sqs = new SQSClient({});
const ssm = new SSMClient({});

let landscape;
const secrets = new Map();

async function configuration() {
  const found = await dynamo.send(
    new QueryCommand({
      TableName: process.env.OWNERSHIP_TABLE,
      KeyConditionExpression: "#name = :name",
      ExpressionAttributeNames: { "#name": "name" },
      ExpressionAttributeValues: { ":name": { S: "landscape" } },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: 1,
    }),
  );
  return JSON.parse(found.Items[0].landscape.S);
}

async function secret(path) {
  if (!secrets.has(path)) {
    const found = await ssm.send(new GetParameterCommand({ Name: path, WithDecryption: true }));
    secrets.set(path, JSON.parse(found.Parameter.Value));
  }
  return secrets.get(path)["webhook-secret"];
}

function isSigned(body, signature, key) {
  const expected = createHmac("sha256", key).update(body).digest();
  const given = Buffer.from(signature ?? "", "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function receive(event) {
  landscape ??= await configuration();
  const system = landscape.systems.find(({ id }) => id === event.pathParameters?.system);
  if (!system) {
    return answer(404, { status: "unknown system" });
  }
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (!isSigned(body, event.headers["x-wc-webhook-signature"], await secret(system.secrets))) {
    return answer(401, { status: "refused" });
  }
  const id = /"id":(\d+)/.exec(body.toString("utf8"))[1];
  const routes = landscape.routes.filter(({ from }) => from === system.id);
  const entries = routes.map(({ flow, to }, index) => {
    const subject = `order#${system.id}#${id}`;
    const hash = createHash("sha256").update(body).digest("hex");
    return {
      Id: String(index),
      MessageGroupId: `${to}|${subject}`,
      MessageDeduplicationId: createHash("sha256").update(`${to}\n${hash}`).digest("hex"),
      MessageBody: JSON.stringify({
        flow,
        source: system.id,
        target: to,
        subject,
        topic: event.headers["x-wc-webhook-topic"],
        key: hash,
        receivedAt: new Date().toISOString(),
        body: body.toString("utf8"),
      }),
    };
  });
  const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL, Entries: entries }));
  return sent.Failed?.length ? answer(503, { status: "not accepted" }) : answer(200, { status: "accepted", messages: entries.length });
}

serve(receive);
