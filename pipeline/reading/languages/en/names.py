"""Names with digits, and where nouns end, in English."""

from pipeline.reading.languages import role
from pipeline.reading.languages.language import Designator

# Words after which a number is a name: Resolution 57, quốc lộ 5.
DESIGNATORS = (
    Designator(
        "resolution|resolutions|no .|nos .|decision|decree"
        "|circular|directive|article|articles|clause|chapter|section|appendix"
        "|annex|conclusion|official letter|phases|stages|decisions|decrees"
        "|circulars|chapters|sections|clauses|highways|wards|districts|phase"
        "|precinct|berth|berths|version|category|covid|sars|mers"
        "|boeing|airbus|windows|android|ios|iphone|typhoon|storm|gen"
        "|vol|ring road|pier|wharf|tier|apec|abac|cop|ron|protocol|regulation"
        "|iso|world cup",
    ),
    Designator(
        "no|plan|law|notice|document|stage|level|grade|district|ward|block|gate"
        "|page|table|figure|form|type|channel|lot|item|line|volume|issue|number"
        "|step|term|session|hall|flight|scope|web|industry|agenda|vision",
        needs_capital=True,
    ),
    Designator(
        "highway|route|terminal",
        may_hold=True,
    ),
    Designator(
        "class|road|zone|room|floor|group|unit|train|bus|group of",
        may_hold=True,
        needs_capital=True,
    ),
)

# Phrases in which no word means what it means alone.
PLAIN = (
    "one day|one another|one by one|no one|one - stop|first time"
    "|the last year|the past year|the coming year|the first time|at first|first of all"
    "|a second|second to none|second hand|second - hand|third party|third - party"
    "|third parties|zero - sum|at once|united nations|last but not least|may be"
    "|in the long run|over the counter|all over|over time|some of|in about|point out"
    "|year after year|day by day|day after day|up - to - date|to date|set up|made up of"
    "|net zero|net - zero|zero tolerance|one belt one road|ground zero|once again"
    "|around the world|above all|as above|million - dollar|billion - dollar"
    "|science and technology|research and development|so - called|as well as"
)

ROLES = {
    role.ROMAN: "chapter|congress",
    role.NO_DESIGNATOR: "per|each|every",
    role.STOP: (
        "group of|a|an|the|this|that|these|those|of|in|on|at|by|for|from|to"
        "|with|without|into|onto|between|among|through|during|until|till|since"
        "|before|after|within|across|per|as|than|and|or|but|nor|so|if|when"
        "|while|where|which|who|whom|whose|what|because|although|though|is|are"
        "|was|were|be|been|being|has|have|had|having|do|does|did|will|would"
        "|shall|should|can|could|may|might|must|not|it|its|they|their|them|he"
        "|she|his|her|we|our|you|your|i|there|here|up|down|out|off|against"
        "|along|via|towards|toward|including|worth|each|every|all|both|also"
        "|only|just|even|now|then|today|yesterday|tomorrow|currently|already"
        "|still|yet|ago|later|earlier|alone|respectively|annually|nationwide"
        "|globally|worldwide|compared|compared with|compared to|reaching"
        "|reached|reaches|reach|totalling|totaling|total|totalled|totaled|equal"
        "|equivalent|estimated|more|less|fewer|most|rose|rising|rise|increased"
        "|increasing|grew|growing|fell|falling|decreased|declined|dropped"
        "|accounting|account|accounted|accounts|took|take|taking|attended"
        "|attending|received|participated|participating|joined|signed|signing"
        "|granted|licensed under|located|covering|covers|based|held|met|saw|see"
        "|said|says|say|made|make|making|makes|come|came|comes|go|went|won|led"
        "|ranked|ranking|ranks|joining|using|creating|serving|contributing"
        "|contributed|operating|such|other than|plus|minus|versus|late|early"
        "|mid|end of|per cent|percent|especially|mostly|mainly|meet|meets|exist"
        "|exists|remain|remained|remains|remaining|were established"
        "|established in|according|onwards|onward|out of|a total of"
        "|of a total of|out of a total of|this year|last year|next year"
        "|the year|the current year|ranging from|range from|ranges from"
        "|ranged from|prior to|ahead of|as of|beginning of|start of|middle of"
        "|the end of|the beginning of|the start of|the middle of|due|owing"
        "|thanks|despite|amid|like|unlike|upon|once|too|very|earn|earns|earned"
        "|pay|pays|paid|get|gets|got|spend|spends|spent|performed|treated|lost"
        "|left|died|withdrew|helped|landed|struck|employs|opened|lived|worked"
        "|gave|gives|brought|sent|sold|bought|began|begins|started|ended|became"
        "|becomes|provides|caused|swept|arrived|visited|returned|fled|survived"
        "|receives|receive"
    ),
    # Verbs that look like plurals.
    role.VERB: "offers|spans|features|supports|hosts|covers|includes|runs|brings"
    "|takes|holds|serves|works|launches|enables|allows|delivers",
    role.UNCOUNTABLE: "degrees north|degrees east|degrees south|degrees west"
    "|degrees latitude|degrees longitude",
    role.INNER: "and|or",
    role.PLURAL: (
        "people|men|women|children|memoranda|personnel|staff|data"
        "|criteria|phenomena|cattle|police|aircraft|livestock|fish|teu"
    ),
    role.COMPOUND: (
        "sports|goods|news|sales|logistics|electronics|textiles"
        "|communications|telecommunications|customs|services|resources|series"
        "|physics|mathematics|economics|politics|humanities|arts|communications"
        "|operations|data|affairs|materials|robotics|semiconductors|genetics"
        "|hours|armed forces|whereas|across|always|perhaps|plastics|ceramics"
    ),
    role.PHONE: (
        "call|calls|calling|dial|dialling|dialing|hotline|helpline|phone|telephone"
        "|tel|fax|contact|whatsapp"
    ),
    role.SCORE: "beat|won|lost|defeated|drew|score|score of",
}
