"""Words that say nothing about what is looked for. Folded. Left out of a query that has others; rows keep them."""

_WORDS = {
    "nl": """
        aan als ben bent bij dan dat de den deze die dit doe door een en er ga geen had heb hebben heeft hem het hij
        hoe hun ik in is ja je kan kun kunnen maar me mag mee met mij mijn moet na naar nee niet nog nu of om ons ook
        op over te tot u uit van voor waar waarom wanneer wat we wel welke wie wij wil worden wordt ze zich zij zijn
        zo
    """,
    "en": """
        a about am an and are as at be but by can could do does for from get had has have how i if in into is it its
        me my not of on or our should so that the their them then there these they this to was we were what when where
        which who why will with you your
    """,
    "fr": """
        a ai au aux avec ce ces cette comment dans de des du elle en est et eu il ils j je la le les leur lui ma mais
        me mes mon ne nous ou par pas peut peux pour qu quand que qui sa se ses son sont sur ta te tu un une vos votre
        vous y
    """,
    "es": """
        a al como con cual cuando de del donde e el ella ellos en es esta este la las le lo los me mi mis no nos o
        para pero por porque puedo que quien se ser si sin sobre son su sus te tu un una unos y yo
    """,
    "pt-br": """
        a ao aos as com como da das de do dos e ela ele em eu mas me meu minha na nas nao no nos o os ou para pelo por
        posso quando que quem se sem ser seu sua um uma voce
    """,
    "tr": """
        ama ben bir bu da de en gibi icin ile ki mi mu nasil ne nerede o ve veya
    """,
    "so": """
        ah aan aniga iyo ka ku la oo sida u waa waxaan
    """,
    "ar": """
        ان او الى على عن في كيف لا ما من هل هو هي هذا هذه
    """,
    "fa": """
        از اين است ان با به برا براي تا در را كه من مي و يا چه
    """,
    "zh-hans": """
        的 了 是 我 在 和 吗
    """,
}

STOP_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}
