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

from overlays.generator.writing import docstrings

from .workshop import Workshop, spec_with

TEXT = st.lists(
    st.sampled_from(
        ['"', '""', '"""', "'''", "\\", "\\\\", "\\N{x}", "\\x", "\\u12", "`", "``", "a", "b.",
         " ", "\n", "\n\n", "{{ x }}", "{% x %}", "#", "-", "x" * 99]
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))),
    min_size=1,
).map("".join).filter(lambda text: bool(text.strip()))  # fmt: skip
INDENTS = st.sampled_from([0, 4, 8])


def value_of(code: str) -> str:
    """What the string literal *code* stands for."""
    (statement,) = ast.parse(f"class A:\n    {code}\n").body
    assert isinstance(statement, ast.ClassDef)
    (expression,) = statement.body
    assert isinstance(expression, ast.Expr)
    text: Any = ast.literal_eval(expression.value)
    assert isinstance(text, str)
    return text


def words(text: str) -> str:
    """*text* without what docstrings may change: white space, backticks, kinds of quotes."""
    return re.sub(r"[\s`]", "", text).replace('"', "'")


@given(TEXT, INDENTS)
@example('He said "yes"', 0)
@example('One. "Two."', 0)
@example("a \\", 0)
@example('"""', 8)
@example("\\" * 200, 0)
def test_any_description_makes_a_docstring_that_says_the_same(text: str, indent: int) -> None:
    whole = docstrings.docstring(docstrings.paragraphs(text, indent), indent)
    assert words(value_of(whole)) == words(text)
    first = docstrings.docstring(docstrings.sentence(text), 0)
    assert words(text).startswith(words(value_of(first)))
    entry = docstrings.docstring(f"Args:\n{docstrings.entry('name', text, indent)}", indent)
    assert words(value_of(entry)) == words(f"Args:name:{text}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("One!\nTwo.", "One!"),
        ("From 0.1 to 1.5 on. Then off.", "From 0.1 to 1.5 on."),
        ("The `id` of it", "The ``id`` of it"),
        ("``already`` and a ` alone", "``already`` and a ` alone"),
    ],
)
def test_the_first_sentence_is_cut_and_code_is_marked(text: str, sentence: str) -> None:
    assert docstrings.sentence(text) == sentence


def test_lines_are_wrapped_and_paragraphs_kept() -> None:
    made = docstrings.paragraphs(f"{'word ' * 40}\n\nNext\nparagraph.", 8)
    assert made.endswith("\n\nNext paragraph.")
    assert docstrings.WIDTH - 13 < max(map(len, made.split("\n"))) <= docstrings.WIDTH - 8
    lines = docstrings.entry("name", "word " * 40, 4).split("\n")
    assert lines[0].startswith("    name: word")
    assert all(line.startswith("        word") for line in lines[1:])
    assert max(map(len, lines)) <= docstrings.WIDTH - 4


@pytest.mark.parametrize(
    "text",
    [
        'A """path""" like C:\\new\\x and \\N{no} \\u12 at the "end"',
        "{{ jinja }} {% raw %} {# gone #} {braces} %s\n\n# no comment\n\n- a list “of” things\\",
        "long" * 40 + " " + "\\" * 150,
    ],
)
def test_no_description_breaks_a_module(shop: Workshop, text: str) -> None:
    def described(members: dict[str, Any]) -> dict[str, Any]:
        texts = {key for key, value in members.items() if isinstance(value, str)}
        return members | dict.fromkeys(texts & {"description", "summary"}, text)

    spec = json.loads(json.dumps(spec_with()), object_hook=described)
    shop.write("specs/workshop/openapi.yaml", json.dumps(spec))
    shop.generate()
    with shop.imported() as package:
        for name in package.modules():
            source = inspect.getsource(package(name))
            compile(source, name, "exec", dont_inherit=True)
        job, jobs = package("models.job").Job, package("api.jobs").Jobs
        for documented in (package().Workshop, jobs, jobs.get, job):
            assert words(text) in words(inspect.getdoc(documented) or "")
