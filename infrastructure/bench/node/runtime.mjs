// A runtime client as small as can be: events from Lambda's runtime API, one by one, answers back.
// Lambda's own (aws-lambda-ric) compiles native code when it is installed, which not every machine can.
import http from "node:http";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, agent, path: `/2018-06-01/runtime/${path}` }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString("utf8") }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

export async function serve(handler) {
  for (;;) {
    const event = await call("GET", "invocation/next");
    const id = event.headers["lambda-runtime-aws-request-id"];
    try {
      await call("POST", `invocation/${id}/response`, JSON.stringify(await handler(JSON.parse(event.text))));
    } catch (error) {
      await call("POST", `invocation/${id}/error`, JSON.stringify({ errorMessage: String(error?.stack ?? error) }));
    }
  }
}
