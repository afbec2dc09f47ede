"""What Schemathesis cannot read from the contract, or cannot make of it."""

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.media_types import YAML_MEDIA_TYPES

# The keywords of findings that depend on what is stored, as the contract's InvalidValue lists them.
OF_OTHER_ENTRIES = {"reference", "cycle", "depth", "sibling", "project"}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Its coverage phase makes header values of letters and digits only. Where a pattern needs others it has no good value, and
    sends a wrong one in requests that it calls right. Values of a format of our own are taken from here instead."""
    tags = raw_schema["components"]["schemas"]["EntityTagList"]
    matching = st.from_regex(tags["pattern"], fullmatch=True).filter(lambda value: len(value) <= tags["maxLength"])
    schemathesis.openapi.format("entity-tags", st.sampled_from(["*", '"1"', '"2"', 'W/"1"', '"1", "2"']) | matching)
    tags["format"] = "entity-tags"
    # Names of zones are those of the format alone: the longest text that fits the pattern is none.
    schemathesis.openapi.format("time-zone", st.sampled_from(["Europe/Vienna", "america/new_york", "Etc/GMT+1", "UTC"]))
    for schema in raw_schema["components"]["schemas"].values():
        if schema.get("format") == "time-zone":
            schema.pop("pattern", None)
            schema.pop("maxLength", None)


def is_id_of_creation(error):
    """Only a creation asks more of an id than the contract does: that it is of version 7 and not of the future."""
    name = error.get("name") or error.get("pointer", "").split("/")[-1]
    return name in ("task_id", "project_id") and error["detail"].startswith(("must be a UUID of version 7", "must have a moment"))


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """A cursor is opaque: only an earlier answer to the same list has one that is good, so that one that was made up is refused,
    right as it looks, and so is a token of changes. So is a body that names another entry which is not there, or which it does not go with, and a patch that needs
    a day that the task does not have. And a list is there after its entries were deleted."""
    if failure.code == "ST301":
        return case.operation.path.endswith("}")
    if failure.code != "ST202" or response.status_code != 400:
        return True
    problem = response.json()
    made_up = problem["code"] == "INVALID_CURSOR" and not {"cursor", "since"}.isdisjoint(case.query or {})
    errors = problem.get("errors", [])
    by_state = [
        error["keyword"] in OF_OTHER_ENTRIES or error.get("pointer", "").endswith("/due/date") or is_id_of_creation(error)
        for error in errors
    ]
    return not (made_up or (errors and all(by_state)))


@schemathesis.deserializer(*YAML_MEDIA_TYPES)
def keep_text(context, response):
    """The contract's source is described as the text that it is, not as what is in it."""
    return response.text
