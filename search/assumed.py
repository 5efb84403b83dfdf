"""What everybody here is or asks for: on this site it tells one page from another as little as "the" does.

"Bevallen zonder papieren" is about giving birth. Phrases as people write them; whoever types nothing else is answered.
None in Chinese, where words are not told from what stands beside them.
"""

_PHRASES = {
    "nl": """
        ongedocumenteerd | ongedocumenteerde | ongedocumenteerden | zonder papieren | geen papieren | illegaal
        illegale | illegalen | zonder verblijfsvergunning | geen verblijfsvergunning | zonder verblijfspapieren
        zonder status | migrant zonder papieren | migranten zonder papieren | mensen zonder papieren | hulp | help
        helpen
    """,
    "en": """
        undocumented | undocumented migrant | undocumented migrants | undocumented people | without papers | no papers
        without documents | no documents | without status | illegal | illegals | illegal immigrant | illegal immigrants
        help
    """,
    "fr": """
        sans papiers | sans papier | sans titre de séjour | sans documents | clandestin | aide | aider
    """,
    "es": """
        sin papeles | sin documentos | indocumentado | indocumentada | indocumentados | indocumentadas | ilegal | ayuda
        ayudar
    """,
    "pt-br": """
        sem papéis | sem documentos | indocumentado | indocumentada | indocumentados | ilegal | ajuda | ajudar
    """,
    "tr": "kağıtsız | belgesiz | kağıdım yok | belgem yok | kaçak | yardım",
    "ar": "بدون أوراق | بلا أوراق | بدون إقامة | بدون وثائق | ما عندي أوراق | ما معي أوراق | مساعدة",
    "fa": "بدون مدارک | بدون مدرک | بی مدرک | بدون اقامت | غیرقانونی | کمک",
    "ps": "بې اسنادو | مرسته",
    "ckb": "بێ بەڵگەنامە | یارمەتی",
    "ti": "ብዘይ ወረቐት | ወረቐት ዘይብሎም | ሓገዝ",
    "am": "ያለ ወረቀት | ወረቀት የሌላቸው | እርዳታ",
    "so": "sharci la'aan | waraaqo la'aan | caawimaad | caawimo",
    "id": "tanpa dokumen | tanpa surat | bantuan",
    "ru": "без документов | помощь",
    "uk": "без документів | допомога",
    "bn": "কাগজপত্র ছাড়া | সাহায্য",
}

ASSUMED: dict[str, tuple[str, ...]] = {
    language: tuple(phrase.strip() for line in phrases.strip().splitlines() for phrase in line.split("|"))
    for language, phrases in _PHRASES.items()
}
