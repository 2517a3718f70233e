"""JSON Schemas, with which editors complete and check."""

import json

import jsonschema
import pytest
from conftest import REPOSITORY
from form_words import bare_library

from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.files.yaml_text import read_yaml
from cjreport.inputs.library import read_library
from cjreport.supply.documents import write_new
from cjreport.supply.json_schemas import POLICY, schema_of, schema_text

FILES = {"return": "params/**/20*/*.yaml", "plan": "params/**/plans/*.yaml", "disclosure": "params/**/disclosure.yaml"}


@pytest.fixture(scope="module")
def library():
    return read_library(Workbench(REPOSITORY))


def mistakes(name, library, content):
    """List where a document's content does not fit its schema."""
    validator = jsonschema.Draft202012Validator(schema_of(name, library))
    return [error.json_path for error in validator.iter_errors(json.loads(json.dumps(content)))]


@pytest.mark.parametrize("name", [*KINDS, POLICY])
def test_the_schemas_are_current(name, library):
    """What is committed is what the models and registers say; make schemas writes it anew."""
    committed = (REPOSITORY / "params" / "schemas" / f"{name}.json").read_text(encoding="utf-8")

    assert committed == schema_text(name, library)
    jsonschema.Draft202012Validator.check_schema(json.loads(committed))


@pytest.mark.parametrize("name", [*KINDS, POLICY])
def test_every_document_fits_its_schema(name, library):
    """An editor finds no fault with the returns, plans and policies that are here."""
    wrong = {file.name: mistakes(name, library, read_yaml(file)[0]) for file in REPOSITORY.glob(FILES[name])}

    assert {file: where for file, where in wrong.items() if where} == {}


@pytest.mark.parametrize("kind", ["return", "plan"])
def test_a_new_document_fits_its_schema(kind, library, workbench):
    """An editor finds no fault with a file that has just been written."""
    fictional = bare_library(workbench)
    file = write_new(fictional, fictional.areas.all[0], "2023-24", KINDS[kind])

    assert mistakes(kind, library, read_yaml(file)[0]) == []


def test_numbers_may_stand_for_text_and_mistakes_are_seen(library):
    """An outcome's number may be typed as one; a misspelt key or choice is marked where it stands."""
    good = {"area": "Angus", "period": "2024-25", "figures": [{"id": 1, "title": 2, "period": 2024}]}
    bad = good | {"outcomes": {"1": {"achieved": "maybe", "action": "x"}}, "published": 5}

    assert mistakes("return", library, good) == []
    assert sorted(mistakes("return", library, bad)) == ["$.outcomes['1']", "$.outcomes['1'].achieved", "$.published"]


def test_known_names_are_offered(library):
    """Editors offer the outcomes, partners and indicators, each with what it is called."""
    fields = schema_of("return", library)["properties"]

    assert "More people successfully complete diversion" in fields["outcomes"]["properties"]["1"]["description"]
    assert fields["partners"]["properties"]["police"]["description"].startswith("The chief constable")
    assert "Angus" in fields["area"]["anyOf"][0]["enum"]
    used = schema_of("return", library)["$defs"]["OutcomeAccount"]["properties"]["indicators_used"]
    assert "cjpf-1-commenced" in used["items"]["anyOf"][0]["enum"]
    assert {"format": "date", "type": "string"} in fields["published"]["anyOf"]
