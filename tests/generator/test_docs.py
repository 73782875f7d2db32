"""Docstrings from descriptions: whatever a spec says, the module stays a module."""

from __future__ import annotations

import ast
import inspect
import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from overlays.generator.writing import docstrings as docs

from .workshop import Workshop, spec_with

# What YAML and Python source may both hold as it is.
PROSE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n\t"),
    min_size=1,
).filter(lambda text: bool(text.strip()))
TRICKY = st.lists(
    st.sampled_from(
        ['"', '""', '"""', "'''", "\\", "\\\\", "\\N{x}", "\\x", "\\u12", "`", "``", "a", "b.",
         " ", "\n", "\n\n", "{{ x }}", "{% x %}", "#", "-", "x" * 99]
    ),
    min_size=1,
).map("".join).filter(lambda text: bool(text.strip()))  # fmt: skip
INDENTS = st.sampled_from([0, 4, 8])


def value_of(code: str) -> str:
    """What the string literal *code* stands for."""
    statement = ast.parse(f"class A:\n    {code}\n").body[0]
    assert isinstance(statement, ast.ClassDef)
    assert len(statement.body) == 1
    text: Any = ast.literal_eval(statement.body[0].value)  # type: ignore[attr-defined]
    assert isinstance(text, str)
    return text


def words(text: str) -> str:
    """*text* without what docstrings may change: white space, backticks, kinds of quotes."""
    return re.sub(r"[\s`]", "", text).replace('"', "'")


@given(PROSE | TRICKY, INDENTS)
@example('He said "yes"', 0)
@example('"', 4)
@example("a \\", 0)
@example('"""', 8)
@example("\\" * 200, 0)
def test_any_description_makes_a_docstring_that_says_the_same(text: str, indent: int) -> None:
    assert words(value_of(docs.docstring(docs.paragraphs(text, indent), indent))) == words(text)


@given(PROSE | TRICKY)
@example('One "two". Three.')
@example('One. "Two."')
@example('Is it "so"')
def test_the_first_sentence_makes_a_docstring_too(text: str) -> None:
    value = value_of(docs.docstring(docs.sentence(text), 0))
    assert words(text).startswith(words(value))


@given(PROSE | TRICKY, INDENTS)
@example('its "name"', 0)
@example("\\" * 200, 4)
def test_any_description_makes_an_entry_of_a_section(text: str, indent: int) -> None:
    entry = docs.docstring(f"Args:\n{docs.entry('name', text, indent)}", indent)
    assert words(value_of(entry)) == words(f"Args:name:{text}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One.", "One."),
        ("One. Two.", "One."),
        ("One!\nTwo.", "One!"),
        ("Is it\nso? Yes.", "Is it so?"),
        ("From 0.1 to 1.5 on. Then off.", "From 0.1 to 1.5 on."),
        ("No end", "No end"),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, sentence: str) -> None:
    assert docs.sentence(text) == sentence


def test_paragraphs_are_kept_and_lines_are_wrapped() -> None:
    text = f"{'word ' * 40}\n\nNext\nparagraph."
    made = docs.paragraphs(text, 8)
    assert made.endswith("\n\nNext paragraph.")
    assert {len(line) for line in made.split("\n")} <= set(range(docs.WIDTH - 8 + 1))
    assert max(len(line) for line in made.split("\n")) > docs.WIDTH - 8 - 5


def test_an_entry_is_wrapped_with_a_hanging_indent() -> None:
    lines = docs.entry("name", "word " * 40, 4).split("\n")
    assert lines[0].startswith("    name: word")
    assert all(line.startswith("        word") for line in lines[1:])
    assert max(map(len, lines)) <= docs.WIDTH - 4


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("the `id` of it", "the ``id`` of it"),
        ("``already``", "``already``"),
        ("`a` and `b`", "``a`` and ``b``"),
        ("a ` alone", "a ` alone"),
    ],
)
def test_code_is_marked_as_docstrings_do(text: str, marked: str) -> None:
    assert docs.prose(text) == marked


def described(text: str) -> str:
    """The small spec, in JSON, with *text* wherever it describes something."""

    def replace(members: dict[str, Any]) -> dict[str, Any]:
        texts = {key for key, value in members.items() if isinstance(value, str)}
        return members | dict.fromkeys(texts & {"description", "summary"}, text)

    return json.dumps(json.loads(json.dumps(spec_with()), object_hook=replace))


@pytest.mark.parametrize(
    "text",
    [
        'It is the "end"',
        'A """path""" like C:\\new\\x and \\N{no} \\u12 at the end\\',
        "{{ jinja }} {% raw %} {# gone #} {braces} %s\n\n# no comment\n\n- a list\n- ├ of “things”",
        "long" * 40 + " " + "\\" * 150,
    ],
)
def test_no_description_breaks_a_module(shop: Workshop, text: str) -> None:
    shop.write("specs/workshop/openapi.yaml", described(text))
    shop.generate()
    for file in sorted(shop.package.rglob("*.py")):
        compile(file.read_text(encoding="utf-8"), str(file), "exec", dont_inherit=True)
    with shop.imported() as package:
        for name in package.modules():
            package(name)
        for documented in (
            package().Workshop,
            package("api.jobs").Jobs,
            package("api.jobs").Jobs.get,
            package("models.job").Job,
        ):
            assert words(text) in words(inspect.getdoc(documented) or "")
