"""The same export in Python: boto3 reads the table, csv or XlsxWriter writes the file.

Its job is the easier one: a column a question, options by their labels, nobody's earlier versions,
no repeats marked, no formula disarmed, and the file goes to a disk and not over HTTP.
"""

import csv
import json
import os
import resource
import sys
import time
from datetime import datetime

import boto3
import xlsxwriter
from boto3.dynamodb.conditions import Key

KNOWN = ["reference", "submitted_at", "cohort", "lang", "version"]


def records(endpoint, table, partition, prefix):
    dynamodb = boto3.resource(
        "dynamodb",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )
    asked = {"KeyConditionExpression": Key("pk").eq(partition) & Key("sk").begins_with(prefix)}
    while True:
        page = dynamodb.Table(table).query(Limit=200, **asked)
        yield from page["Items"]
        if "LastEvaluatedKey" not in page:
            return
        asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def said(answer, labels):
    if isinstance(answer, list):
        return "; ".join(said(one, labels) for one in answer)
    if isinstance(answer, dict):
        return ", ".join(said(one, labels) for one in answer.values())
    return labels.get(answer, answer)


def rows(items, questions):
    for item in items:
        answers = json.loads(item["answers"])
        cells = [item[name] for name in KNOWN]
        for question in questions:
            cells.append(said(answers.get(question["id"], ""), question["labels"]))
        yield cells


def write_csv(file, headers, all_rows):
    with open(file, "w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out)
        writer.writerow(headers)
        count = 0
        for cells in all_rows:
            writer.writerow(cells)
            count += 1
    return count


def write_xlsx(file, headers, all_rows):
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet("export")
    sheet.write_row(0, 0, headers)
    count = 0
    for cells in all_rows:
        count += 1
        for column, cell in enumerate(cells):
            if column == 1:
                at = datetime.fromisoformat(cell).replace(tzinfo=None)
                sheet.write_datetime(count, column, at, moment)
            else:
                sheet.write_string(count, column, cell)
    book.close()
    return count


def main():
    job = json.load(open(sys.argv[1], encoding="utf-8"))
    start = time.perf_counter()
    items = records(job["endpoint"], job["table"], job["partition"], job["prefix"])
    headers = KNOWN + [question["ask"] for question in job["questions"]]
    write = {"csv": write_csv, "xlsx": write_xlsx}[job["format"]]
    count = write(job["file"], headers, rows(items, job["questions"]))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    bytes_written = os.path.getsize(job["file"])
    print(json.dumps({"rows": count, "bytes": bytes_written, "seconds": seconds, "peak": peak}))


main()
