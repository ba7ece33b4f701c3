"""The news industry's XML: NewsML-G2 and NITF. No entity is expanded, nothing is fetched."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from flows.sources.formats.markup import text_of_element
from flows.sources.items import NOT_USABLE, Found, Refused
from flows.sources.published import Witness
from schemas.errors import InvalidArticle

ENCODING = re.compile(rb"\s*<\?xml[^>]*\bencoding=[\"']([\w.-]+)")
"""What an XML file declares, and is read by; without it, it is in UTF-8."""
ARTICLE = re.compile(rb"<(?:\w+:)?inline(?:XML|Data)[\s>]")
"""Where an article begins in NewsML; items without it are pictures or packages."""


def read_xml(data: bytes) -> Iterator[Found | Refused]:
    """The articles of a file, by its root element.

    Raises:
        InvalidArticle: no XML, XML that declares entities, or of another kind.
    """
    root = parse_xml(data)
    name = root.tag.rpartition("}")[2]
    if name not in ROOTS:
        raise InvalidArticle("unknown_xml", f"its root element is {name}: known are {', '.join(ROOTS)}")
    declared = ENCODING.match(data[:200])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    found = list(ROOTS[name](root))
    if not found:
        raise InvalidArticle("no_article", "it holds no news item with text")
    for number, item in enumerate(found, 1):
        label = str(number) if len(found) > 1 else ""
        yield replace(item, label=label, encoding=encoding) if isinstance(item, Found) else replace(item, label=label)


def count_xml(file: BinaryIO) -> int:
    """One, or the articles of a NewsML message."""
    return max(1, len(ARTICLE.findall(file.read())))


def parse_xml(data: bytes) -> Any:
    """The root element of some XML.

    Raises:
        InvalidArticle: it is no XML, or declares entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(data)
    except DefusedXmlException:
        raise InvalidArticle("xml_entities", "it declares entities, which news files do not need") from None
    except (ParseError, ValueError, LookupError) as error:
        raise InvalidArticle("bad_xml", f"it is no well-formed XML: {error}") from None


def _found(fields: dict[str, str | None], dates: Iterable[str]) -> Found:
    return Found(fields, dates=tuple(Witness("metadata", date) for date in dates))


def _read_newsml(root: Any) -> Iterator[Found | Refused]:
    """The text items of NewsML-G2, alone or in a message."""
    for item in root.iterfind(".//{*}newsItem") if root.tag.endswith("newsMessage") else [root]:
        status = item.find("{*}itemMeta/{*}pubStatus")
        if status is not None and not status.get("qcode", "stat:usable").endswith(":usable"):
            error = InvalidArticle(NOT_USABLE, f"its publisher's status for it is {status.get('qcode')!r}")
            yield Refused(error, "", document_id=item.get("guid"))
            continue
        inline = item.find("{*}contentSet/{*}inlineXML")
        data = item.find("{*}contentSet/{*}inlineData")
        body = inline if inline is not None else data
        if body is None:
            continue  # a picture, or a package of other items
        nested = body.find(".//{*}nitf")
        content = body.find(".//{*}body.content") if nested is not None else body.find(".//{*}body")
        yield _found(
            {
                "document_id": item.get("guid"),
                "text": text_of_element(content if content is not None else body),
                "title": _text(item, "{*}contentMeta/{*}headline"),
                "byline": _text(item, "{*}contentMeta/{*}by") or _text(item, "{*}contentMeta/{*}creator/{*}name"),
                "publisher": _text(item, "{*}itemMeta/{*}provider/{*}name")
                or _text(item, "{*}rightsInfo/{*}copyrightHolder/{*}name"),
                "language": _attribute(item, "{*}contentMeta/{*}language", "tag"),
            },
            _texts(
                item, "{*}itemMeta/{*}firstCreated", "{*}contentMeta/{*}contentCreated", "{*}itemMeta/{*}versionCreated"
            ),
        )


def _read_nitf(root: Any) -> Iterator[Found]:
    """One article in NITF."""
    content = root.find("{*}body/{*}body.content")
    if content is None:
        return
    head = root.find("{*}body/{*}body.head")
    docdata = "{*}head/{*}docdata/"
    norms = [_attribute(root, docdata + "{*}" + name, "norm") for name in ("date.issue", "date.release")]
    norms.append(_attribute(root, "{*}head/{*}pubdata", "date.publication"))
    yield _found(
        {
            "document_id": _attribute(root, docdata + "{*}doc-id", "id-string"),
            "text": text_of_element(content),
            "title": _text(head, "{*}hedline/{*}hl1") or _text(root, "{*}head/{*}title"),
            "byline": _text(head, "{*}byline"),
            "publisher": _attribute(root, docdata + "{*}doc-id", "regsrc")
            or _attribute(root, docdata + "{*}doc.copyright", "holder"),
        },
        [norm for norm in norms if norm],
    )


ROOTS: dict[str, Callable[[Any], Iterator[Found | Refused]]] = {
    "newsItem": _read_newsml,
    "newsMessage": _read_newsml,
    "nitf": _read_nitf,
}
"""Name of the root element to its reader."""


def _text(element: Any, path: str) -> str | None:
    found = element.find(path) if element is not None else None
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def _texts(element: Any, *paths: str) -> list[str]:
    return [text for path in paths if (text := _text(element, path))]


def _attribute(element: Any, path: str, name: str) -> str | None:
    found = element.find(path)
    return found.get(name) if found is not None else None
