"""Prints what CloudFormation will make of template.yaml, as JSON, by AWS's own SAM translator.

The translator wants code that has been uploaded. What stands for it is the path that it has here:
CodeUri ../target/lambda/intake/ becomes the key target/lambda/intake of a bucket “code”.
"""

import json
import os
import pathlib
import sys

# It builds a session of the AWS SDK, which wants a region, and asks it nothing.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """We name no policy of AWS's, so nobody has to be asked for their addresses."""

    def load(self):
        return {}


def main():
    template = yaml_parse(pathlib.Path(__file__).with_name("template.yaml").read_text("utf-8"))
    for resource in template["Resources"].values():
        path = resource.get("Properties", {}).get("CodeUri")
        if isinstance(path, str):
            resource["Properties"]["CodeUri"] = "s3://code/" + path.strip("./")
    try:
        translated = transform(template, {}, NoManagedPolicies())
    except InvalidDocumentException as error:
        sys.exit("\n".join(cause.message for cause in error.causes))
    json.dump(translated, sys.stdout, indent=2)
    print()


main()
