"""Everything an anonymous visitor can fetch: every address pattern in every language, every page with its own routes,
every link on the way, files by their address, and questions put to search and the newsroom."""

import re
from itertools import product
from urllib.parse import urljoin, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from languages.table import LANGUAGES

DESK = ("admin/", "account/")
LINK = re.compile(
    r"""(?:href|src|action)="([^"#]+)|<(?:loc|id|link)[^>]*>([^<]+)<|"(?:url|value)": ?"(https?://[^"]+)"""
)
# Links are followed where the statement and its translations stand; elsewhere only the interface differs.
FOLLOWED = ("/nl/", "/en/", "/ar/", "/fr/", "/media/", "/documents/", "/sitemap", "/llms")
CONDITIONAL = ("/nl/", "/sitemap", "/media/", "/documents/")
CONDITIONS = [
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"},
    {"HTTP_ACCEPT": "application/json"},
]


class Outputs:
    """Fetches, and remembers every answer: address and condition → what a visitor can tell of it."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.answers = {}

    def fetch(self, address, **headers):
        key = (address, *sorted(headers.items()))
        if key not in self.answers:
            self.answers[key] = Answer(self.visitor.get(address, **headers))
        return self.answers[key]

    def walk(self, fill, more=()):
        """Fetches everything; ``fill`` is parameter → values, ``more`` are further addresses."""
        waiting = [*pattern_addresses(fill), *page_addresses(), *more]
        seen = set()
        while waiting:
            address = waiting.pop()
            if address in seen or address.startswith(tuple(f"/{part}" for part in (*DESK, "static/"))):
                continue
            seen.add(address)
            answer = self.fetch(address)
            if address.startswith(FOLLOWED) and "?" not in address:
                waiting.extend(link for link in links_in(answer, address) if link.startswith(FOLLOWED))
        plain = [address for address in seen if address.startswith(CONDITIONAL) and "?" not in address]
        for address, condition in product(sorted(plain), CONDITIONS):
            self.fetch(address, **condition)
        return self


class Answer:
    """Status, headers and body, as text."""

    def __init__(self, response):
        self.status = response.status_code
        body = response.getvalue() if response.streaming else response.content
        self.body = body
        # Word documents and other archives: what is inside them counts too.
        self.text = body.decode("utf-8", "replace") + unpacked(body)
        self.headers = dict(sorted(response.headers.items()))

    def __contains__(self, words):
        return words in self.text or any(words in value for value in self.headers.values())

    def without(self, *words):
        """What is left to compare once the address that was asked for is taken out."""
        text, headers = self.text, repr(self.headers)
        for word in words:
            text, headers = text.replace(word, ""), headers.replace(word, "")
        # The length says nothing that the body does not say.
        return self.status, text, re.sub(r"'Content-Length': '\d+'", "", headers)


def unpacked(body):
    from io import BytesIO
    from zipfile import ZipFile, is_zipfile

    if not body.startswith(b"PK") or not is_zipfile(BytesIO(body)):
        return ""
    with ZipFile(BytesIO(body)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def pattern_addresses(fill):
    """An address for every public pattern of the site, with every value of its parameters, in every language."""
    found = set()
    for route, pattern in _patterns(get_resolver()):
        if route.startswith(DESK) or "wagtail_serve" in (pattern.name or ""):
            continue
        names = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
        missing = [name for name in names if name not in fill.get(pattern.name, fill)]
        assert not missing, f"Tell the walk what to put for {missing} in {route}."
        values = [fill.get(pattern.name, fill)[name] for name in names]
        for language, chosen in product(LANGUAGES, product(*values)):
            address = _fill(route, names, chosen).replace("{language}", language.code)
            found.add(f"/{address}")
    return sorted(found)


def _patterns(resolver, before=""):
    for each in resolver.url_patterns:
        part = "{language}/" if "LocalePrefix" in type(each.pattern).__name__ else str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each, before + part)
        elif isinstance(each, URLPattern):
            yield before + part, each


def _fill(route, names, values):
    for name, value in zip(names, values, strict=True):
        route = re.sub(rf"<(?:\w+:)?{name}>|\(\?P<{name}>(?:[^()]|\([^()]*\))*\)", str(value), route, count=1)
    return route.replace("^", "").replace("$", "").replace("\\", "")


def page_addresses():
    """Every page of the tree, public or not, with all the routes of its own."""
    for page in Page.objects.filter(depth__gt=1).specific():
        path = urlsplit(page.url or "/").path
        yield path
        for route in getattr(page, "get_subpage_urls", list)():
            yield path + re.sub(r"<\w+:\w+>", "1", str(route.pattern))


def links_in(answer, address):
    """The addresses of our own that an answer leads to."""
    for groups in LINK.findall(answer.text):
        link = next(group for group in groups if group).replace("&amp;", "&")
        parts = urlsplit(urljoin(f"http://testserver{address}", link))
        if parts.netloc == "testserver" and parts.scheme in {"http", "https"}:
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
