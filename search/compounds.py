"""Dutch writes compounds as one word: a list of the parts they are made of here, and how a word is cut by it.

Pure. Engines with a cutter of their own take the same two lists.
"""

from functools import lru_cache

SHORTEST_WORD = 8
SHORTEST_PART = 4
LONGEST_PART = 30
_LINKS = ("s", "en", "e", "n", "")

_PARTS = """
    aangifte aanvraag aanvragen adres advies advocaat advocaten afspraak akte ambtenaar ambtenaren arbeid
    arbeids arrest arts artsen asiel avond baby balie bank bedden bedrijf bedrijven begeleiding beheer beleid
    beloning bericht berichten bescherming beslissing besluit bestuur betaling bevalling bevolking bewaring
    bewijs bewijzen bezoek bezwaar bijslag bijstand boete boetes borg brief brieven brood buitenland burger
    burgers campagne centra centrum controle crisis cursus dagvang datum dienst diensten documenten dokter
    dokters dossier duur dwang dwangsom echtgenoot eigen erkenning eten euro evaluatie familie fonds formulier
    gebied geboorte gedwongen geld gemeente gemeenten geneeskundige geneesmiddel geneesmiddelen geweld gezin
    gezinnen gezins gezondheid grens groep handel handhaving helper herenigen hereniging honger huis huisarts
    huisartsen huiselijk hulp huren huur illegaal illegale illegalen inkomen inkomens inreis inschrijving
    inspectie instelling inzage jeugd kaart kamer kantoor kind kinder kinderen kinderopvang klacht klachten
    kliniek kosten kraam kraamzorg krant land lands leerling leerplicht leges lijst locatie locaties loket loon
    maaltijd maand maatregel mannen mantel medicijn medicijnen meld melding mensen middel migratie minder
    minimum misbruik moeder naam nacht nood nummer onderwijs onderzoek onrecht onrechtmatig ontheffing opvang
    opvoeding organisatie organisaties ouder ouders overheid overleg pakket papier papieren paspoort patient
    pers personen persoon persoons plaats plan plicht politie post praktijk procedure proces prostitutie punt
    raad rapport recept recht rechtbank rechten rechter regel regeling regels registratie reis reizen rekening
    rekeningen rijk rust samenvatting schade schatting scholen school seks slaap slachtoffer slachtoffers
    sociaal spoed spoedeisende spreekuur staat stads steun straat straf studie subsidie taal tand tandarts
    tarief telefoon termijn terug terugkeer toegang toeslag toeslagen toestemming toets toevoeging toezicht tolk
    uitbuiting uitkering uitspraak uittreksel uitzetting uitzettings universiteit urgentie vaccinatie vader
    verblijf verblijfs vergoeding vergunning vergunningen verhaal verkeer verklaring verlening verloskundige
    vertrek verzekering verzekerings verzoek vlucht vluchteling vluchtelingen voeding voedsel voorziening vraag
    vragen vreemdeling vreemdelingen vrij vrijheid vrouw vrouwen water werk werkers werkgever werknemer wetten
    woning woningen woon zaak zaken zelfstandig zieken ziekenhuis ziekte zitting zorg zwanger zwangerschap
"""
PARTS = frozenset(_PARTS.split())
"""Words that stand inside others. Folded, lower case."""

_WHOLE = """
    gerechtigheid hartstocht landelijk misschien nederlands nederlandse oprecht rechtbank rechtbanken
    rechtstreeks terecht terechtzitting voordeel waarden
"""
WHOLE = frozenset(_WHOLE.split())
"""Words that contain a part by accident: never cut."""


@lru_cache(maxsize=20_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The parts of a folded Dutch word, in order; none if the list does not cover it.

    huurtoeslag → huur, toeslag; verblijfsvergunning → verblijf, vergunning; steden → nothing.
    """
    if len(word) < SHORTEST_WORD or not word.isalpha() or word in WHOLE:
        return ()
    return _cut(word, longest=min(len(word) - SHORTEST_PART, LONGEST_PART))


def _cut(word: str, longest: int = LONGEST_PART) -> tuple[str, ...]:
    """Whole parts from the left, the longest first, with a linking letter after each; all of the word or nothing."""
    for end in range(min(len(word), longest), SHORTEST_PART - 1, -1):
        part = word[:end]
        if part not in PARTS:
            continue
        if end == len(word):
            return (part,)
        for link in _LINKS:
            if word.startswith(link, end) and (rest := _cut(word[end + len(link) :])):
                return (part, *rest)
    return ()
