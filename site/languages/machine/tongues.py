"""Which language a text seems to be in: by its script, and by the small words no text does without.

Coarse on purpose: it has to notice Spanish in place of French, and Dutch in place of anything.
"""

import re
import unicodedata
from collections import Counter

SMALL_WORDS: dict[str, str] = {
    "nl": "de het een en van in op te dat die niet je is met voor zijn aan ook als bij kun mag wie wat naar om geen",
    "en": "the a an and of in on to that not you is with for are at also if by can may who what from this your have",
    "fr": "le la les un une et de des du dans sur à que qui ne pas vous est avec pour sont aussi si par votre ou au ce",
    "es": "el la los las un una y de del en que no es con para son también si por su o al lo se puede usted tiene como",
    "pt": "o a os as um uma e de do da em no na que não é com para são também se por seu sua ou ao você pode tem como",
    "tr": "ve bir bu için ile da de değil olarak daha veya ne çok gibi kadar sonra size sizin var yok eğer ama her",
    "so": "waa oo ka ku iyo in aad la u ay ah waxa uu ma haddii si kuu kale ama leh soo aan laga loo ayaa inaad waxaad",
    "id": "dan yang di ke dari untuk tidak anda adalah dengan ini itu atau pada juga bisa dapat jika oleh akan dalam",
    "ar": "في من على أن إلى لا ما هذا هذه التي الذي أو كل إذا عن مع قد لم هو هي كان يمكن يمكنك لك أي بعد ليس ذلك",
    "fa": "در از به که را این آن با برای است هم یا می شما اگر تا نمی هر باید کند دارد شود بر چه یک نه ندارید خود",
    "ps": "په د چې او نه له دا کې ته یا که یې سره هم لپاره وي شئ تاسو کوي دی هغه لري باید تاسې کولی کړئ څوک",
    "ckb": "لە بۆ بە کە و ئەو ئەم نا یان لەگەڵ هەر ئەگەر تۆ دەتوانیت بێ هەیە نییە بکە ئێوە هەموو دەکات خۆت لەسەر",
    "ti": "እዩ ኣብ ናይ ካብ ወይ ምስ ንስኻ እንተ ነቲ እቲ እዚ ከም ድማ ግን እውን ኣይኮነን ኣለዎ ኣለካ ንዓኻ ናብ እዮም ክትከውን ክኸውን ብዘይ ክሳብ እታ ኣሎ",
    "am": "ነው ላይ ውስጥ ወደ ከ እና ወይም ግን ይህ ያለ ለ ነገር እንደ ስለ የ ጋር ካለ አለ ሁሉም ነዎት እርስዎ ወይ ናቸው መሆን አይደለም ይችላሉ ከሆነ",
    "ru": "и в не на что с по это как вы для из от или если у к за но вас можно без есть при вам также их может",
    "uk": "і в не на що з це як ви для або якщо у за але до та без є при вам також їх може від ваш можна щоб",
    "bn": "এবং না এই করতে আপনি জন্য আপনার যদি বা থেকে একটি হয় কি সে যে তারা করে পারেন আছে নেই সঙ্গে হবে কোনো",
}

_SCRIPTS = {
    "Latn": "LATIN", "Arab": "ARABIC", "Ethi": "ETHIOPIC", "Hans": "CJK", "Cyrl": "CYRILLIC", "Beng": "BENGALI",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c’'][^\W\d_]+)*")
_WORDS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
ENOUGH = 3  # small words, before a text says anything about its language


def seems_another(text: str, code: str) -> bool:
    """Whether ``text`` has clearly more small words of another language than of the one with this code."""
    wanted = code.split("-")[0]
    if wanted not in _WORDS:
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {each: sum(word in small for word in words) for each, small in _WORDS.items()}
    most = max(counts.values())
    return most >= ENOUGH and most >= 2 * counts[wanted] + 2


def is_in_script(text: str, script: str) -> bool:
    """Whether most letters of ``text`` are of this script (ISO 15924). Few letters say nothing."""
    letters = Counter(unicodedata.name(each, "").split(" ")[0] for each in text if each.isalpha())
    total = letters.total()
    return total < 4 or script not in _SCRIPTS or letters[_SCRIPTS[script]] * 2 > total
