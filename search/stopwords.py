"""Words that say nothing about what is looked for. Folded. Left out of a query that has others; rows keep them."""

_WORDS = {
    "nl": """
        aan al alleen als alstublieft aub ben bent bij daar dan dat de deed den deze die dit doe doen doet door dus
        een en er even ga gaan gaat geen graag haar had heb hebben heeft heel hem hen het hier hij hoe hoelang hoeveel
        hun iemand iets ik in is ja je jij jou jouw jullie kan kom komen komt kon krijg krijgen krijgt kun kunnen kunt
        maar mag me mee met mij mijn mocht moest moet moeten mogen na naar nee niet nodig nog nu of om omdat ons onze
        ook op over s t te toch toen tot u uit van voor waar waarheen waarmee waarom waarvoor wanneer want waren was
        wat we weet wel welke werd weten wie wij wil willen wilt worden wordt zal ze zelf zich zij zijn zit zo zou
        zullen
    """,
    "en": """
        a about am an and any are as at be been being but by can could d did didn do does doesn doing don done for
        from get go going had has have he her here him his how i if in into is isn it its just know ll m may me might
        must my need needs not now of on or our please re s shall she should so some still t tell than that the their
        them then there these they this those to too us ve very want wants was we were what when where which who why
        will with would you your
    """,
    "ar": """
        احنا اذا اريد ازاي استطيع اش اقدر الي امتي ان انا انت او اي ايش اين بدي بغيت ده دي رجاء شحال شكون شلون شنو
        شنوه شو عايز علاش عن فضلك في فين فيني قداش كم كيف كيفاش لا لازم لاش لماذا ليش ليه ما ماذا متي مع ممكن من مين
        نحب نحن هاد هاي هذا هذه هل هم هو هي و واش وش وقتاش وين يمكن يمكنني
    """,
    "fr": """
        a ai aller alors au aussi aux avec avez avoir avons besoin ca ce cela ces cet cette chez comme comment dans de
        deja des dois doit donc du elle en encore est et etes etre eu faire fait faut ici il ils j je la le les leur
        lui ma mais me mes moi mon ne nos notre nous ont ou par pas peut peuvent peux plait pour pouvez pouvoir qu
        quand que quel quelle quelles quels qui quoi sa se ses si sommes son sont suis sur svp ta te toi tous tout
        toute toutes tres tu un une va vais veut veux vos votre voudrais vouloir vous y
    """,
    "fa": """
        از است اما ان انها او اون ايا اين اگر با بايد برا براي بكنم به بود تا توانم تونم خواهم دارد دارم داره در
        درباره را شما شود كجا كجاست كدام كدوم كند كنم كنيد كه كي لطفا ما من مي ميتوانم ميتونم ميخوام ميخواهم ميشه هست
        هستم هم و ولي يا يك يه چرا چطور چطوري چقدر چكار چند چه چيست چيكار چيه چگونه
    """,
    "ti": """
        መን መኣስ ምስ ስለምንታይ በጃኹም በጃኺ በጃኻ ብኽብረትኩም ብኽብረትካ ብዛእባ ትኽእል ነበረ ነቲ ነዚ ናበይ ናብ ናይ ንህና ንምንታይ ንሱ ንሳ ንሳቶም ንስኺ ንስኻ ንስኻትኩም
        ኢዩ ኣለኒ ኣለና ኣለኩም ኣሎ ኣበይ ኣብ ኣነ ኣየናይ እቲ እታ እንተ እንታይ እኽእል እውን እዚ እዛ እየ እዩ እያ እዮም እደሊ ከመይ ከም ካበይ ካብ ክሳብ ክንደይ ክኽእል
        ክገብር ወይ ይከኣል ይኽእል ይደሊ ድማ ድዩ ዶ ግን
    """,
    "es": """
        a al alguien aqui como con cual cuando cuanto de debo del donde e el ella ellos en entre eres es esa ese eso
        esta estan estar este esto estoy favor ha hace hacer han has hay he ir la las le les lo los me mi mis muy
        necesito no nos o para pero por porque pueda puede pueden puedes puedo que quien quiere quiero saber se ser si
        sobre son soy su sus te tengo tiene tienen tu tus un una unos va voy y yo
    """,
    "pt-br": """
        a ao aos aqui as com como da das de deve devo do dos e ela ele em entre essa esse esta estao estar este estou
        eu faco favor faz fazer ha isso isto mas me meu meus minha minhas na nao nas no nos o onde os ou para pela
        pelo pode podem poder por porque posso pra precisa preciso quais qual quando quanto que quem quer quero saber
        se ser seu sobre sou sua te tem tenho ter um uma uns vai voce voces vou
    """,
    "am": """
        ለ ለምን ላይ መቼ ማን ማድረግ ምን ምንድነው ምንድን ሲሆን ስለ ስንት በ ነበር ነኝ ነው ናቸው አለ አለብኝ አለኝ አንተ አንቺ እርስዎ እሱ እስከ እሷ እባካችሁ እባክህ
        እባክሽ እባክዎ እባክዎን እችላለሁ እችላለው እነሱ እነዚህ እና እናንተ እኔ እንደ እንዴት እኛ እፈልጋለሁ እፈልጋለው ከ ከሆነ ወይም ወደ ውስጥ የ የት የትኛው ያ ይሄ ይህ
        ይህን ይቻላል ይችላል ይፈልጋል ደግሞ ጋር ግን
    """,
    "tr": """
        acaba ama ancak bana bazi ben beni benim bir biri biz bize bizim bu bunu burada da daha de degil diye edebilir
        eder ederim en etmek ettim gerek gerekir gerekiyor gibi hakkinda hangi her icin ile ise isterim istiyorum kac
        kadar ki kim lazim lutfen mi miyim mu mumkun musun nasil ne neden nedir neler nerede nereden nereye neyi niye
        o olan olarak oldu olur ona once onlar onu orada sana sen sey seyi siz sizin sonra var ve veya ya yapabilir
        yapabilirim yaparim yapmak yapmam
    """,
    "so": """
        aan adiga ah ama aniga annaga ayaa ayaad ayaan ayay ayuu baa baan doonayaa ee fadlan goorma haddii halkee i
        idinka ii in inaad inaan innaga isaga iyada iyaga iyo ka kaas kan karaa kartaa ku kuwa la laga lagu looga ma
        marka maxaa maxaad maxaan maxay miyaad miyaan oo rabaa si sida sidee taas tan u uga ugu waa waxa waxaad waxaan
        waxay wuxuu xagee xaggee yaa
    """,
    "zh-hans": """
        一个 与 个 为何 么办 也 了 什么 从 他 他们 会 你 你们 到 可以 可否 吗 吧 呢 和 哪个
        哪儿 哪里 啊 因为 在 在哪 她 如何 如果 它 就 应该 怎么 怎样 您 想 想要 我 我们 我想
        我要 把
        时候 是 是否 的 能 能否 要 请 请问 这 这个 那 那个 都 需要
    """,
    "id": """
        ada adakah adalah agar akan aku anda apa apabila apakah bagaimana bagi bahwa bisa bisakah boleh bolehkah buat
        cara dalam dan dapat dapatkah dari dengan di dia gimana harus hendak ia ingin ini itu jadi jika juga kah kalau
        kalian kami kamu karena kata ke kenapa kepada kita lagi mana mau melakukan mengapa mereka mohon nya oleh pada
        para perlu pun punya saat saja saya secara sedang seperti siapa silakan sudah supaya tahu tapi telah tentang
        terhadap tetapi tidak tolong untuk yaitu yang
    """,
    "ps": """
        او باندي بايد تاسو تاسي تر ته خو د دا دغه ده دوي دي زما زه ستاسو سره شم شو شي غواړم غواړو كله كه كولاي كولي
        كوم كومه كي كړم لرم لطفا له لپاره مهرباني مونږ موږ مي نه هغه هغو هغي هم وكړم ولي وي يا يم يو په څخه څنګه څه څو
        څوك څومره چا چي چيرته چيري
    """,
    "ckb": """
        بكهم به بهڵام بوو بۆ بۆچي بێت تا تكايه تۆ دهبێ دهبێت دهتوانم دهتوانين دهتوانێت دهربارهي دهكرێت دهكهم دهمهوێ
        دهمهوێت كام كامه كه كهي كوێ كێ له لهبارهي لهسهر لهكوێ لهگهڵ من ههتا ههم ههمه ههيه و وه يا يان يايا يهتوانم يهم
        يهمه يهمهوێ يهمهوێت يهو يهوان يهوه يهوهي يهگهر يێمه يێوه چهند چي چيم چيه چييه چۆن
    """,
    "ru": """
        а бы был была было в вам вас ваш вот вы где для до его ее если есть еще за здесь знать и из или им их к как
        какая какие какои когда кого которые которыи кто куда меня мне могу можем может можно мои моя мы на надо не
        него нее них но нужно о об он она они от откуда по под пожалуиста почему при про с сам сколько так также тоже
        у уже хочу что чтобы это этои этот эту я
    """,
    "uk": """
        а аби або але б був будь була було бути в вам вас ваш ви вона вони воно все від він де для до его з за знати
        зі и кого коли кому куди ласка лише мене мені ми може можна можу мои моя моі на не неи них по потрібно при про
        скільки та так також там ти тобі треба у хочу хто це цеи ця ці чи чому що щоб я як яка яке якии якщо які є і
        із ість іх іі
    """,
    "bn": """
        আছি আছে আপনাকে আপনার আপনি আমরা আমাকে আমাদের আমার আমি আর এই একটা একটি এটা এটি এবং ও ওই কখন কত কবে করতে করব করবো
        করি করে কি কিনতু কিভাবে কী কীভাবে কে কেন কেমন কোথায কোন কোনো চাই ছিল জনয তাকে তাদের তার তারা তাহলে তুমি তো
        তোমার থেকে দযা নিযে পলিজ পারব পারবো পারি পারে পারেন বা যদি যাবে যে সে সেই সেটা হবে হয হলে
    """,
}

STOP_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}
