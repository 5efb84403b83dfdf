"""An address of every public template, in three languages: left-to-right, right-to-left, Ethiopic."""

LANGUAGES = ("nl", "ar", "ti")
DUTCH = {
    "front page": "",
    "topics": "rechten/",
    "topic": "rechten/dokter/",
    "right": "rechten/dokter/naar-de-dokter/",
    "card": "rechten/dokter/naar-de-dokter/card/",
    "plain page": "wat-wij-niet-bewaren/",
    "newsroom": "pers/",
    "release": "pers/voorzichtig-positief-over-lvv-akkoord/",
    "evaluations": "evaluaties/",
    "evaluation": "evaluaties/lvv-2022/",
}
OTHER = {
    "front page": "",
    "topics": "rights/",
    "topic": "rights/doctor/",
    "right": "rights/doctor/see-a-doctor/",
    "card": "rights/doctor/see-a-doctor/card/",
    "plain page": "privacy/",
    "newsroom": "press/",
    "evaluations": "evaluations/",
}
VIEWS = {
    "help": "help/",
    "help in a province": "help/utrecht/",
    "help where there is none": "help/zeeland/",
    "organisation": "help/organisation/stil/",
    "search": "search/",
    "search results": "search/?q=huisarts",
    "search without results": "search/?q=zzzzzz",
    "not found": "does-not-exist/",
}


def public_templates():
    """(name, address) of every public template in every language of the three."""
    for code in LANGUAGES:
        for name, path in {**(DUTCH if code == "nl" else OTHER), **VIEWS}.items():
            yield f"{code}: {name}", f"/{code}/{path}"
