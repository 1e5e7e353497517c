// GET /v1/programs/{program}/forms/{form}, as one would write it for Lambda in Node.js.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const { TABLE, ORIGIN_SECRET, SERVICE_KEY } = process.env;
const client = new DynamoDBClient({});
const HOUR = 3_600_000;
// Tables of texts that no form carries: APART in domain/src/texts.rs.
const APART = /^(arrival|desk|elsewhere|export|list|mail|own|page|paper|snippet|work)\.|^language\.name/;
const versions = new Map();

export async function handler(event) {
  if (!comesThroughHost(event.headers["x-origin-secret"])) {
    return json(403, { title: "Forbidden" });
  }
  const [, program, form] =
    event.rawPath.match(/^\/v1\/programs\/([a-z0-9-]+)\/forms\/([a-z0-9-]+)$/) ?? [];
  const head = program && (await body(`PROGRAM#${program}`, "HEAD"));
  const entry = head?.forms.find(({ id, opens }) => id === form && opens === "anyone");
  if (!entry) {
    return json(404, { title: "Not Found" });
  }
  const { id, name, association, address, hosts, cohorts } = head.program;
  const texts = Object.entries(head.texts).filter(([key]) => !APART.test(key));
  const page = {
    program: { id, name, association, address, hosts },
    opening: opening(cohorts, entry.window, Date.now()),
    form: await version(`PROGRAM#${program}`, `FORM#${form}#${entry.version}`),
    texts: Object.fromEntries(texts),
  };
  return json(200, page, handed(program, form), event.headers["if-none-match"]);
}

function comesThroughHost(sent = "") {
  const digest = (text) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(ORIGIN_SECRET));
}

// When the form was handed out, signed.
function handed(...about) {
  const seconds = String(Math.floor(Date.now() / 1000));
  const mac = createHmac("sha256", SERVICE_KEY);
  for (const text of ["stamp", "handed", ...about, seconds]) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(Buffer.byteLength(text)));
    mac.update(length).update(text);
  }
  return `${seconds}.${mac.digest("hex").slice(0, 20)}`;
}

async function body(pk, sk) {
  const key = { pk: { S: pk }, sk: { S: sk } };
  const { Item } = await client.send(
    new GetItemCommand({ TableName: TABLE, Key: key, ConsistentRead: true }),
  );
  return Item && JSON.parse(Item.body.S);
}

// A version never changes.
async function version(pk, sk) {
  if (!versions.has(sk)) {
    versions.set(sk, await body(pk, sk));
  }
  return versions.get(sk);
}

function opening(cohorts, name, now) {
  const windows = cohorts
    .filter(({ windows }) => windows[name])
    .map(({ id, windows }) => ({ id, ...windows[name] }));
  const starts = ({ opens }) => Date.parse(opens) - 14 * HOUR;
  const ends = ({ closes }) => Date.parse(closes) + 36 * HOUR;
  const open = windows.find((window) => starts(window) <= now && now < ends(window));
  if (open) {
    return { open: { cohort: open.id, closes: open.closes } };
  }
  const coming = windows.filter((window) => starts(window) > now);
  if (coming.length > 0) {
    const { opens, closes } = coming.reduce((a, b) => (starts(b) < starts(a) ? b : a));
    return { "not-yet": { opens, closes } };
  }
  return { over: { closed: windows.map(({ closes }) => closes).sort().at(-1) } };
}

// The token is not part of what the tag follows from.
function json(statusCode, value, handed, known) {
  const day = Math.floor(Date.now() / (24 * HOUR));
  const hash = createHash("sha256").update(JSON.stringify(value)).update(String(day));
  const etag = `W/"${hash.digest("hex").slice(0, 32)}"`;
  const body = JSON.stringify({ handed, ...value });
  const headers = {
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=0, s-maxage=60",
    "content-language": value.form?.lang ?? "en",
    "content-type": "application/json",
    etag,
  };
  if (known === etag) {
    return { statusCode: 304, headers, body: "" };
  }
  return { statusCode, headers, body, isBase64Encoded: false };
}
