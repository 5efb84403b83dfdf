"""Words by which a person, a role or an organisation is known, in Dutch and English."""

import re
from pathlib import Path

ROLES = re.compile(
    r"""\b(?:[\w-]*(?:directeur|directrice|woordvoerder|woordvoerster|coördinator|coordinator|voorzitter|bestuurder|bestuurslid
    |jurist|juriste|advocaat|advocate|onderzoeker|onderzoekster|medewerker|medewerkster|vrijwilliger|vrijwilligster|leider
    |leidster|hoogleraar|dominee|predikant|pastor|pastoraal\swerker|diaken|wethouder|burgemeester|secretaris|minister|manager
    |oprichter|adviseur|voorlichter|docent|docente|psycholoog|psychiater|verloskundige|verpleegkundige|arts|dokter|initiatiefnemer|initiatiefneemster|buurvrouw|buurman|moeder|vader|bisschop|imam|rabbijn|student|studente|tolk|eigenaar|onderwijzer|rechter|therapeut
    |maatschappelijk\swerker|werker|werkster|hulpverlener|begeleider|begeleidster|penningmeester|ambassadeur|kamerlid
    |raadslid|lector|gezondheidsjurist|deskundige|bewoner|bewoonster|redacteur|tandarts|consulent|teamlid|schoolhoofd|leraar
    |director|spokesperson|spokeswoman|spokesman|chair|chairperson|chairman|chairwoman|lawyer|solicitor|researcher|doctor
    |nurse|midwife|officer|advisor|adviser|founder|co-founder|professor|volunteer|president|secretary|treasurer|pastor|lead
    |mayor|alderman|alderwoman|resident|worker|attorney|counsel|lecturer|teacher|analyst|campaigner|organiser|organizer
    |psychologist|mother|father|neighbour|student|bishop|priest|owner|interpreter|initiator|psychiatrist|physician|dentist|editor|caseworker|ombudsman|kinderombudsman|hoofd|lid|head|member|GP))\b""",
    re.IGNORECASE | re.VERBOSE,
)

ORGANISATION = re.compile(
    r"""\b(?:stichting|vereniging|steunpunt|vluchteling\w*|nederland|netherlands|huis|huize|kerk|kerken|raad|netwerk|centrum
    |platform|comité|fonds|wereld|noodopvang|opvang|unie|bond|gemeente|ministerie|universiteit|hogeschool|instituut|diaconie
    |leger|kruis|meldpunt|loket|kliniek|praktijk|school|coalitie|werkgroep|beweging|federatie|bureau|genootschap|parochie
    |inloop\w*|wereldhuis|\w*huis|\w*steunpunt|\w*opvang|\w*netwerk|\w*werk|\w*kerk|\w*centrum|\w*raad|\w*fonds|\w*loket|\w*bond|\w*school|\w*kring
    |foundation|association|network|centre|center|council|union|house|support|shelter|group|institute|university|clinic
    |coalition|trust|society|alliance|federation|movement|campaign|committee|church|mission|service|services|project|helpdesk
    |international|refugee|refugees|migrants?|rights|aid|legal|desk|collective|fund|point|hub|city|onderdak|zonder|voor|for|in\sde)\b""",
    re.IGNORECASE | re.VERBOSE,
)

NATIONAL = re.compile(
    r"(?:landelijk|landelijke\s+organisatie|nationaal|heel nederland|national|nationwide)", re.IGNORECASE
)

# The commonest given names in the Netherlands of today, in all its origins: they decide only where nothing else does.
GIVEN_NAMES = frozenset(Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").split())
