"""Puts items of one table into another, where they are missing:

    target/python/bin/python infra/put_back.py FROM TO [--from-profile P] [--to-profile P]

What is there already stays as it is, so it can be run again at any time. An item that is there and
is another is counted and left; --replace writes over it. What has expired is not put back. Nothing
of an item is ever printed.
"""

import argparse
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError


def table(profile, name):
    return boto3.Session(profile_name=profile).resource("dynamodb").Table(name)


def items(source):
    last = {}
    while True:
        page = source.scan(ConsistentRead=True, **last)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        last = {"ExclusiveStartKey": page["LastEvaluatedKey"]}


def put(target, item):
    """Whether it was missing."""
    try:
        target.put_item(Item=item, ConditionExpression="attribute_not_exists(pk)")
        return True
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return False


def main():
    words = argparse.ArgumentParser(description="Puts back what a table has lost.")
    words.add_argument("source", metavar="FROM")
    words.add_argument("target", metavar="TO")
    words.add_argument("--from-profile")
    words.add_argument("--to-profile")
    words.add_argument("--replace", action="store_true")
    given = words.parse_args()
    source = table(given.from_profile, given.source)
    target = table(given.to_profile, given.target)
    missing = same = other = 0
    for item in items(source):
        if 0 < item.get("expires", 0) < time.time():
            continue
        if put(target, item):
            missing += 1
            continue
        key = {"pk": item["pk"], "sk": item["sk"]}
        if target.get_item(Key=key, ConsistentRead=True).get("Item") == item:
            same += 1
            continue
        other += 1
        if given.replace:
            target.put_item(Item=item)
    what = "written over" if given.replace else "left as they are"
    print(f"{missing} were missing and are there now, {same} are the same, {other} differ and are {what}.")


try:
    main()
except (BotoCoreError, ClientError) as error:
    sys.exit(f"Not all could be put back: {error}. Run it again when that is mended.")
