"""GET /v1/programs/{program}/forms/{form}, as one would write it for Lambda in Python."""

import hashlib
import hmac
import json
import os
import re
import time
from datetime import date

import boto3

TABLE = os.environ["TABLE"]
ORIGIN_SECRET = os.environ["ORIGIN_SECRET"]
SERVICE_KEY = os.environ["SERVICE_KEY"]
HOUR = 3_600
DAY = 24 * HOUR
# Tables of texts that no form carries: APART in domain/src/texts.rs.
APART = (
    "arrival.", "desk.", "elsewhere.", "export.", "language.name", "list.", "mail.",
    "own.", "page.", "paper.", "snippet.", "work.",
)

client = boto3.client("dynamodb")
versions = {}


def handler(event):
    headers = event["headers"]
    sent = headers.get("x-origin-secret", "")
    if not hmac.compare_digest(sent.encode(), ORIGIN_SECRET.encode()):
        return answer(403, {"title": "Forbidden"})
    path = re.fullmatch(r"/v1/programs/([a-z0-9-]+)/forms/([a-z0-9-]+)", event["rawPath"])
    head = path and body(f"PROGRAM#{path[1]}", "HEAD")
    forms = head["forms"] if head else []
    entry = next((f for f in forms if f["id"] == path[2] and f["opens"] == "anyone"), None)
    if entry is None:
        return answer(404, {"title": "Not Found"})
    program = head["program"]
    page = {
        "program": {k: program[k] for k in ("id", "name", "association", "address", "hosts")},
        "opening": opening(program["cohorts"], entry["window"], time.time()),
        "form": version(f"PROGRAM#{path[1]}", f"FORM#{path[2]}#{entry['version']}"),
        "texts": {k: v for k, v in head["texts"].items() if not k.startswith(APART)},
    }
    return answer(200, page, handed(path[1], path[2]), headers.get("if-none-match"))


def handed(*about):
    # When the form was handed out, signed.
    seconds = str(int(time.time()))
    mac = hmac.new(SERVICE_KEY.encode(), digestmod=hashlib.sha256)
    for text in ("stamp", "handed", *about, seconds):
        mac.update(len(text.encode()).to_bytes(8, "big"))
        mac.update(text.encode())
    return f"{seconds}.{mac.hexdigest()[:20]}"


def body(pk, sk):
    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    item = client.get_item(TableName=TABLE, Key=key, ConsistentRead=True).get("Item")
    return item and json.loads(item["body"]["S"])


def version(pk, sk):
    # A version never changes.
    if sk not in versions:
        versions[sk] = body(pk, sk)
    return versions[sk]


def midnight(day):
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * DAY


def opening(cohorts, name, now):
    windows = [(c["id"], c["windows"][name]) for c in cohorts if name in c["windows"]]
    for cohort, window in windows:
        ends = midnight(window["closes"]) + DAY + 12 * HOUR
        if midnight(window["opens"]) - 14 * HOUR <= now < ends:
            return {"open": {"cohort": cohort, "closes": window["closes"]}}
    coming = [w for _, w in windows if midnight(w["opens"]) - 14 * HOUR > now]
    if coming:
        first = min(coming, key=lambda window: window["opens"])
        return {"not-yet": {"opens": first["opens"], "closes": first["closes"]}}
    return {"over": {"closed": max(window["closes"] for _, window in windows)}}


def dumped(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def answer(status, value, token=None, known=None):
    # The token is not part of what the tag follows from.
    hash = hashlib.sha256(dumped(value).encode() + str(int(time.time()) // DAY).encode())
    etag = 'W/"' + hash.hexdigest()[:32] + '"'
    text = dumped({"handed": token, **value})
    headers = {
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=0, s-maxage=60",
        "content-language": value.get("form", {}).get("lang", "en"),
        "content-type": "application/json",
        "etag": etag,
    }
    if known == etag:
        return {"statusCode": 304, "headers": headers, "body": ""}
    return {"statusCode": status, "headers": headers, "body": text, "isBase64Encoded": False}
