// A Lambda runtime: asks for an event, hands it to the handler, posts the answer.
import http from "node:http";
import { handler } from "./handler.mjs";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, host, port, method, path: `/2018-06-01/runtime/invocation/${path}` },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function run() {
  for (;;) {
    const event = await call("GET", "next");
    const id = event.headers["lambda-runtime-aws-request-id"];
    const answer = await handler(JSON.parse(event.text));
    await call("POST", `${id}/response`, JSON.stringify(answer));
  }
}

run();
