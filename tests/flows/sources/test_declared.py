"""sources.toml: what it declares, and clear words for what it cannot."""

import json
from pathlib import Path

import pytest

from flows.settings import Settings
from flows.sources.declared import WrongDeclaration, find_sources
from flows.sources.reading import read_sources
from flows.sources.source import Visit

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


def declare(tmp_path, text: str):
    (tmp_path / "sources.toml").write_text(text)
    return find_sources([str(tmp_path / "sources.toml")])


def test_a_declared_folder_is_read_under_its_name(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.json").write_text(json.dumps({"body": STORY}))
    sources = declare(tmp_path, '[[source]]\nname = "ardle"\nkind = "files"\npath = "news"\nfields = {text = "body"}\n')
    article, state = read_sources(sources, Visit(Settings()))
    assert (article.source, article.text, state.source) == ("ardle", STORY, "ardle")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[source]\n", "line 1"),
        ("", r"no source is declared: begin each source with a line \[\[source\]\]"),
        ('[source]\nname = "a"\n', "no source is declared"),
        ("depth = 1\n", "'depth' is not known here"),
        ('[[source]]\nname = "a"\n', "line 1: it has no kind: give one of files, feed"),
        (
            '# news\n\n[[source]]\nname = "a"\nkind = "fax"\n',
            "line 3: kind 'fax' is not known: give one of files, feed",
        ),
        ('[[source]]\nname = "a"\nkind = "files"\n', "line 1: path: Field required"),
        ('[[source]]\nname = "a"\nkind = "files"\npath = 3\n', "line 1: path: Input should be a valid string"),
        ('[[source]]\nname = "a"\nkind = "files"\npath = "x"\nurl = "y"\n', "line 1: url: .*kind files has name"),
        ('[[source]]\nname = "a"\nkind = "files"\npath = "x"\n' * 2, "two sources are called 'a'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_mend(tmp_path, text, words):
    with pytest.raises(WrongDeclaration, match=words):
        declare(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WrongDeclaration, match=r"sources\.toml: No such file"):
        find_sources([str(tmp_path / "sources.toml")])


def test_the_declarations_of_the_readme_are_right(tmp_path):
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    sources = declare(tmp_path, readme.split("```toml\n[[source]]")[1].split("```")[0].join(["[[source]]", ""]))
    assert [source.kind for source in sources] == ["files", "feed", "sitemap", "pages"]
