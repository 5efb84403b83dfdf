"""Every kind of public address, for the tests that hold for all of them."""

from urllib.parse import urlsplit


def public_pages(tree):
    """An address for each kind of page that a visitor reads."""
    pages = (tree.home, tree.about, tree.rights, tree.topic, tree.right, tree.english, tree.arabic)
    press = (tree.newsroom, tree.release, tree.evaluations, tree.evaluation)
    return [
        *(urlsplit(page.url).path for page in (*pages, *press)),
        f"{urlsplit(tree.right.url).path}card/",
        f"{urlsplit(tree.right.url).path}text/",
        "/nl/help/",
        "/ar/help/groningen/",
        "/en/help/organisation/steunpunt/",
        "/nl/search/",
        "/nl/press/list/",
        f"/ti/not-translated/{tree.right.translation_key}/",
    ]


def machine_addresses():
    """Addresses that programs read."""
    return [
        "/health/",
        "/robots.txt",
        "/llms.txt",
        "/sitemap.xml",
        "/sitemap-nl.xml",
        "/sitemap-ar.xml",
        "/.well-known/security.txt",
        "/nl/press.atom",
        "/nl/press.json",
    ]
