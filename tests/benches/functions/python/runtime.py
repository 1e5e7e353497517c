"""A Lambda runtime: asks for an event, hands it to the handler, posts the answer."""

import http.client
import json
import os

from handler import handler

connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])


def call(method, path, body=None):
    connection.request(method, f"/2018-06-01/runtime/invocation/{path}", body)
    response = connection.getresponse()
    return response.headers, response.read()


while True:
    headers, event = call("GET", "next")
    answer = handler(json.loads(event))
    call("POST", f"{headers['lambda-runtime-aws-request-id']}/response", json.dumps(answer))
