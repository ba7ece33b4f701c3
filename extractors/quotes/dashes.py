"""Speech that a dash at the start of a line introduces: "– I should have asked, Osei said."."""

from collections.abc import Iterator

from extractors.quotes.direct import Layout, neighbour
from extractors.quotes.reported import Report

_DASHES = ("–", "—", "―", "--", "-")


def find_dashed(layout: Layout) -> Iterator[Report]:
    """Dashed lines that name their speaker; without one the dash may be a list's or a signature's."""
    doc = layout.findings.doc
    text = layout.findings.article.text
    for start, end in layout.paragraphs:
        dash = next((d for d in _DASHES if text.startswith(d, start)), None)
        if dash is None or not text[start + len(dash) : end].strip() or text[start + len(dash)].isdigit():
            continue
        low, high = layout.token_at(start + len(dash)), layout.token_at(end)
        for cue in layout.cues:
            if not low < cue.token.i < high:
                continue
            speaker = cue.speaker or neighbour(layout, cue.token, low, high)
            if speaker is None or not low <= speaker.i < high:
                continue
            first = min(speaker.left_edge.i, cue.token.i)
            while first > low and doc[first - 1].text not in {",", "?", "!", "—", "–", "…"}:
                first -= 1
            if first <= low + 1:
                continue  # the line begins with its verb of saying: a list item, not speech
            content_end = doc[first - 1].idx + (0 if doc[first - 1].text in {",", "–", "—"} else len(doc[first - 1]))
            content = text[start + len(dash) : content_end]
            left = start + len(dash) + len(content) - len(content.lstrip())
            right = left + len(content.strip())
            if right > left:
                token = cue.token
                yield Report(((left, right),), (token.idx, token.idx + len(token)), speaker, "dash_line")
            break
