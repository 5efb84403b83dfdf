"""Dutch words whose forms the server's stemmer does not bring together. Pure data."""

# Both forms, because an overridden word is not stemmed again. "kinder" is what the compound kinderbijslag yields.
OVERRIDES = {
    "kinderen": "kind", "kinder": "kind", "kind": "kind", "steden": "stad", "stad": "stad",
    "leden": "lid", "lid": "lid",
    "huizen": "huis", "huis": "huis", "ziekenhuizen": "ziekenhuis", "ziekenhuis": "ziekenhuis",
    "brieven": "brief", "brief": "brief", "artsen": "arts", "arts": "arts", "huisartsen": "huisarts",
    "huisarts": "huisarts", "tandartsen": "tandarts", "tandarts": "tandarts", "boetes": "boete", "boete": "boete",
    "ideeën": "idee", "idee": "idee", "moeders": "moeder", "ouders": "ouder", "advocaten": "advocaat",
    "advocaat": "advocaat", "rechten": "recht", "recht": "recht", "rechts": "recht", "scholen": "school",
    "school": "school", "bewijzen": "bewijs", "bewijs": "bewijs", "lonen": "loon", "loon": "loon",
    "papieren": "papier", "papier": "papier", "gezinnen": "gezin", "gezins": "gezin", "gezin": "gezin",
    "verblijfs": "verblijf", "verblijf": "verblijf", "zwangerschaps": "zwangerschap", "zwangerschap": "zwangerschap",
    "dagen": "dag", "dag": "dag", "wegen": "weg", "weg": "weg", "ziek": "ziek", "zieken": "ziek",
}  # fmt: skip
