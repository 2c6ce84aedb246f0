"""The words of English, in British and American spelling."""

import re
from types import MappingProxyType

from pipeline.reading.languages import role
from pipeline.reading.languages.en.numbers import (
    DIGITS,
    ORDINALS,
    PARTS_OF,
    SPOKEN_FRACTIONS,
    TEENS,
    TENS,
)
from pipeline.reading.languages.language import Language

# What is told of a plan: 80 percent of the annual estimate; no figure is estimated.
_PLANS = "|".join(
    f"{before} the {kind}{noun}"
    for before in ("of", "above", "below", "against", "exceeding", "than", "from")
    for kind in (
        "",
        "year ",
        "year ' s ",
        "full - year ",
        "whole - year ",
        "annual ",
        "yearly ",
        "budget ",
        "annual budget ",
        "state budget ",
    )
    for noun in ("estimate", "estimates")
)

ENGLISH = Language(
    tag="en",
    decimal_mark=".",
    digits=DIGITS,
    tens=TENS,
    teens=TEENS,
    spelled={"hundred": "hundred", "and": "and"},
    scales={
        "hundred|hundreds": 2,
        "thousand|thousands": 3,
        "million|millions|mln|mn": 6,
        "billion|billions|bn|bln": 9,
        "trillion|trillions|trn|tn": 12,
        "quadrillion": 15,
        "quintillion": 18,
    },
    multipliers={"dozen": 12},
    amounts={
        "double|doubled|doubling|doubles|twofold|two - fold|twice as|twice that"
        "|twice as many as|twice as much as|twice as many|twice as much"
        "|twice the": "2",
        "triple|tripled|tripling|triples|threefold|three - fold": "3",
        "quadruple|quadrupled|fourfold|four - fold": "4",
        "half a dozen": "6",
        **SPOKEN_FRACTIONS,
    },
    ordinals=ORDINALS,
    months={
        "january|jan|jan .": 1,
        "february|feb|feb .": 2,
        "march|mar|mar .": 3,
        "april|apr|apr .": 4,
        "may": 5,
        "june|jun|jun .": 6,
        "july|jul|jul .": 7,
        "august|aug|aug .": 8,
        "september|sept|sept .|sep|sep .": 9,
        "october|oct|oct .": 10,
        "november|nov|nov .": 11,
        "december|dec|dec .": 12,
    },
    years={
        "this year|the current year": 0,
        "the year|the fiscal year|the whole year": 0,
        "last year": -1,
        "next year": 1,
    },
    hedges={
        ">|more than|over|above|exceeding|exceed|exceeds|exceeded|to exceed"
        "|surpass|surpasses|surpassed|surpassing|upwards of|upward of|greater than"
        "|higher than|larger than|well over|in excess of|topping|topped|tops|beyond"
        "|not only": "more_than",
        "nearly|almost|close to|just under|just below|approaching|nearing"
        "|not quite": "nearly",
        "<|less than|under|below|fewer than|lower than|smaller than|short of"
        "|did not reach|not reach|not reached|not yet reached"
        "|not reaching": "less_than",
        "≥|at least|no less than|not less than|no fewer than|not fewer than"
        "|a minimum of|minimum of|a minimum|no lower than|not lower than"
        "|not below|not under|as few as|as little as": "at_least",
        "≤|at most|up to|no more than|not more than|not exceeding|not exceed"
        "|a maximum of|maximum of|a maximum|at the most|no higher than"
        "|not higher than|not over|not above|as many as|as much as": "at_most",
        "~|≈|about|around|approximately|roughly|some|circa|approx|approx ."
        "|in the region of|in the order of|on the order of": "about",
    },
    hedges_after={
        "or more|or higher|or above|and above|or over|and over|or greater"
        "|at least|and more|and up": "at_least",
        "or less|or fewer|or below|or lower|and below|or under|at most": "at_most",
    },
    units={
        "per cent|percent|pct|percents|per cents": "%",
        "percentage point|percentage points|percent points|per cent points"
        "|percentage - point": "%{point}",
        "per mille|‰": "[ppth]",
        "square kilometre|square kilometres|square kilometer|square kilometers"
        "|sq km|sq . km|sq kms|sqkm|square km|square - kilometre|square - kilometer"
        "|square - km": "km2",
        "square metre|square metres|square meter|square meters|sq m|sq . m|sqm"
        "|square - metre|square - meter": "m2",
        "hectare|hectares": "har",
        "cubic metre|cubic metres|cubic meter|cubic meters|cubic - metre"
        "|cubic - meter": "m3",
        "kilometre|kilometres|kilometer|kilometers|kms": "km",
        "metre|metres|meter|meters": "m",
        "centimetre|centimetres|centimeter|centimeters": "cm",
        "millimetre|millimetres|millimeter|millimeters": "mm",
        "nautical mile|nautical miles|nautical - mile": "[nmi_i]",
        "mile|miles": "[mi_i]",
        "inches": "[in_i]",
        "tonne|tonnes|ton|tons|metric tonnes|metric tons|metric ton": "t",
        "quintal|quintals": "dt",
        "kilogram|kilograms|kilogramme|kilogrammes|kgs|kilos": "kg",
        "gram|grams|gramme|grammes": "g",
        "milligram|milligrams": "mg",
        "microgram|micrograms|microgramme|microgrammes": "ug",
        "litre|litres|liter|liters": "L",
        "millilitre|millilitres|milliliter|milliliters": "mL",
        "megawatt|megawatts": "MW",
        "gigawatt|gigawatts": "GW",
        "kilowatt|kilowatts": "kW",
        "kilowatt hours|kilowatt - hours|kilowatt - hour|kilowatt hour": "kW.h",
        "megawatt hours|megawatt - hours|megawatt - hour": "MW.h",
        "gigawatt hours|gigawatt - hours|gigawatt - hour": "GW.h",
        "degrees celsius|degree celsius": "Cel",
        "year|years|annum": "a",
        "quarters": "{quarter}",
        "month|months": "mo",
        "week|weeks": "wk",
        "day|days": "d",
        "hour|hours|hrs": "h",
        "minute|minutes|mins": "min",
        "seconds": "s",
        "decade|decades": "10.a",
        "times|fold|- fold": "1",
        "dong|vietnamese dong|vietnam dong|đồng|dongs": "VND",
        "us dollar|us dollars|u . s . dollars|u . s . dollar|american dollars"
        "|dollar|dollars|usd": "USD",
        "japanese yen|yen": "JPY",
        "pounds sterling|pound sterling|british pounds": "GBP",
        "yuan|renminbi|chinese yuan": "CNY",
        "won|south korean won|korean won": "KRW",
        "rupees|indian rupees": "INR",
        "baht|thai baht": "THB",
        "ringgit": "MYR",
        "rupiah": "IDR",
        "singapore dollar|singapore dollars": "SGD",
        "australian dollar|australian dollars": "AUD",
        "canadian dollar|canadian dollars": "CAD",
        "hong kong dollar|hong kong dollars": "HKD",
        "swiss franc|swiss francs": "CHF",
        "rouble|roubles|ruble|rubles": "RUB",
    },
    counters={
        "people|person|persons|inhabitants|inhabitant|residents|resident|capita|head"
        "|population": "{person}",
        "household|households": "{household}",
        "worker|workers|employee|employees": "{worker}",
        "visitor|visitors|tourist|tourists": "{visitor}",
        "student|students|pupil|pupils": "{student}",
        "bed|beds": "{bed}",
        "vehicle|vehicles|car|cars": "{vehicle}",
        "barrel|barrels": "{barrel}",
        "share|shares": "{share}",
        "ticket|tickets": "{ticket}",
        "enterprise|enterprises": "{enterprise}",
        "project|projects": "{project}",
        "trip|trips": "{trip}",
        "passenger|passengers": "{passenger}",
        "lane|lanes": "{lane}",
        "consumed|floors|storey|storeys": "{consumed}",
        "seat|seats": "{seat}",
        "ounce|ounces": "[oz_tr]",
        # No unit of a number of its own: two second may be a second too many.
        "second": "s",
    },
    roles=MappingProxyType(
        {
            role.UP: "up|and up"
            "|rise|rises|rose|risen|rising|increase|increases|increased"
            "|increasing|increase in|increases in|rise in|grow|grows|grew|grown|growing"
            "|growth|growth rate|growth rates|expansion|expand|expands|expanded"
            "|expanding|climb|climbs|climbed|climbing|gain|gains|gained|jump|jumped"
            "|jumping|soar|soared|soaring|surge|surged|surging|raise|raised|raising"
            "|lift|lifted|lifting|improve|improved|improving|rally|rallied|hike|hiked"
            "|boost|boosted|boosting|higher by|advanced by",
            role.DOWN: "down|fall|falls|fell|fallen|falling|decrease|decreases"
            "|decreased|decreasing|decrease in|fall in|decline in|drop in|decline"
            "|declines|declined|declining|drop|drops|dropped|dropping|reduce|reduces"
            "|reduced|reducing|reduction|reduction in|cut|cuts|cutting|shrink|shrank"
            "|shrunk|contract by|contracted|contracting|contraction|slump|slumped"
            "|plunge|plunged|slip|slipped|slash|slashed|slashing|trim|trimmed"
            "|trimming|lower|lowered|lowering|narrowed|tumbled|shed|lower by",
            role.GROWTH: "growth|growth rate|growth rates|expansion|reduction"
            "|contraction|increase in|increases in|rise in|decrease in|fall in"
            "|decline in|drop in|reduction in",
            role.ESTIMATE: "estimated|an estimated|estimate|estimates|estimatedly"
            "|is estimated|was estimated|are estimated|were estimated|estimated at"
            "|estimated to",
            role.LINK: "group of"
            "|reach|reaches|reached|reaching|of|by|at|to|is|was|are|were|be"
            "|been|being|a|an|the|has|have|had|total|totals|totalled|totaled|totalling"
            "|totaling|stand|stands|stood|average|averages|averaged|averaging|only|just"
            "|even|also|further|another|slightly|sharply|strongly|rapidly|steadily"
            "|additional|account for|accounts for|accounted for|accounting for|equal"
            "|equals|equalling|amount|amounts|amounted|record|recorded|recording|post"
            "|posted|posting|see|saw|achieve|achieved|achieving|maintain|maintained"
            "|hit|hits|hitting|worth|an average of|annual|annually|currently|now"
            "|already"
            "|year - on - year|make up|makes up|made up|making up|represent|represents"
            "|representing|target|out|on average|as high as"
            "|some|well|nationwide",
            role.NEGATIVE: "minus|negative",
            role.NOT: "not",
            role.POINT: "point",
            role.PER: "/|per|a|an",
            role.RATE: "per|a|an",
            role.OBJECT: "raise|raises|raised|raising|lift|lifts|lifted|lifting|boost"
            "|boosted|boosting|cut|cuts|cutting|slash|slashed|slashing|trim|trimmed"
            "|trimming|reduce|reduces|reduced|reducing|lower|lowered|lowering|shed"
            "|drop|drops|dropped|dropping|grow|grows|grew|grown|growing|expand|expands"
            "|expanded|expanding|improve|improved|improving|gain|gains|gained|hike"
            "|climb|climbs|climbed|climbing|jump|jumped|jumping|increase in"
            "|increases in|rise in|decrease in|fall in|decline in|drop in"
            "|reduction in",
            role.PARTICLE: "up|down",
            role.STEPS: "points|places|spots|positions|notches|ranks",
            role.AGO: "earlier|ago|before|later|after|prior|previously|previous"
            "|afterwards|prior to|from now",
            role.VAGUE: "double digit|double - digit|double digits|single digit"
            "|single - digit|triple - digit|three quarters of the year|several|many"
            "|dozens|dozens of|tens of|tens|hundreds|thousands"
            "|millions|billions|trillions|a few|few|numerous|countless|a couple of"
            "|scores of|various",
            role.UNCOUNTED: "double digit|double - digit|double digits|single digit"
            "|single - digit|triple - digit|three quarters of the year|several|dozens"
            "|dozens of|hundreds|thousands|millions"
            "|billions|trillions|tens of",
            role.SHARE: "reach|reached|reaches|reaching|about|nearly|over|at least"
            "|more than|account for|accounts for|accounted for|accounting for|equal to"
            "|represent|represents|representing|make up|makes up|made up",
            role.HALF: "and a half",
            role.HALF_OF: "half a",
            role.COMPARED: "higher than|lower than|greater than|larger than"
            "|smaller than",
            role.FROM: "from|since|starting|ranging from|range from|ranges from"
            "|ranged from",
            role.TO: "to|-|~|through|until|till|up to",
            role.CHANGE: "to",
            role.CHANGED: "go|goes|went|going|gone|move|moves|moved|moving|change"
            "|changes|changed|changing|shift|shifted|turn|turned|switch|switched"
            "|adjusted|adjust|revised|upgraded|evolved",
            role.OR: "or",
            role.AND: "and|or",
            role.ALSO: "and|,|or",
            role.SHARING: "and|or|,|-",
            role.BETWEEN: "between|ranging from|range from|ranges from|ranged from",
            role.VERSUS: "from|compared with|compared to|against|year - on - year"
            "|from a year earlier|than the same period|over the same period"
            "|from the previous year|than the previous year|than last year",
            role.ORDINAL: "ranked|ranks|rank|ranking|placed|placing|place|ranked no ."
            "|ranks no .|ranking no .|ranked number|ranks number|came|comes|finished"
            "|stands|stood",
            role.ROMAN: "chapter|congress",
            role.PLACE: "place|position|rank|spot|highest|largest|lowest|biggest|best"
            "|most|fastest|smallest|richest|busiest|leading|ranked|ranking|placed"
            "|longest"
            "|greatest|strongest|quickest|worst|tallest|oldest|newest|top",
            role.DESIGNATOR: "resolution|resolutions|resolution no .|no .|nos .|no"
            "|decision|decree|circular|directive|article|articles|clause|chapter"
            "|section|appendix|annex|plan|law|conclusion|notice|document"
            "|official letter"
            "|phases|stages|decisions|decrees|circulars|chapters|sections|clauses|highways"
            "|wards|districts|phase|stage|level|grade|class|highway|route|road|district|ward|precinct"
            "|zone|block|gate|terminal|berth|berths|room|consumed|page|table|figure|form"
            "|version|type|category|group|channel|project no .|lot|item|line|unit"
            "|covid|sars|mers|boeing|airbus|windows|android|ios|iphone|typhoon no ."
            "|storm no .|gen|vol|volume|issue|number|step|chapter|ring road|term"
            "|session"
            "|hall|pier|wharf|train|flight|bus|tier|scope|web|industry|apec|abac|cop"
            "|ron|group of"
            "|protocol|regulation|iso|agenda|vision|article no .|world cup",
            role.HOLDER: "group of"
            "|class|zone|room|consumed|terminal|bus|train|group|unit|road"
            "|highway|route",
            role.NO_DESIGNATOR: "per|each|every",
            role.STOP: f"group of|{_PLANS}"
            "|a|an|the|this|that|these|those|of|in|on|at|by|for|from|to|with"
            "|without|into|onto|over|under|above|below|between|among|through|during"
            "|until|till|since|before|after|within|across|per|as|than|and|or|but|nor|so"
            "|if|when|while|where|which|who|whom|whose|what|because|although|though"
            "|is|are|was|were|be|been|being|has|have|had|having|do|does|did|will|would"
            "|shall|should|can|could|may|might|must|not|it|its|they|their|them|he|she"
            "|his|her|we|our|you|your|i|there|here|up|down|out|off|about|around|against"
            "|along|via|towards|toward|including|worth|each|every|all|both|also|only"
            "|just|even|now|then|today|yesterday|tomorrow|currently|already|still|yet"
            "|ago|later|earlier|alone|respectively|annually|nationwide|globally"
            "|worldwide|compared|compared with|compared to|reaching|reached|reaches"
            "|reach|totalling|totaling|total|totalled|totaled|equal|equivalent"
            "|estimated|nearly|almost|approximately|roughly|some|more|less|fewer|most"
            "|exceeding|exceed|exceeded|rose|rising|rise|increased|increasing|grew"
            "|growing|fell|falling|decreased|declined|dropped|down|accounting"
            "|account|accounted|accounts|took|take|taking|attended|attending|received"
            "|participated|participating|joined|signed|signing|granted|licensed under"
            "|located|covering|covers|based|held|met|saw|see|said|says|say|made|make"
            "|making|makes|come|came|comes|go|went|won|led|ranked|ranking|ranks|joining"
            "|using|creating|serving|contributing|contributed|operating|such|other than"
            "|plus|minus|versus|late|early|mid|end of|per cent|percent|especially"
            "|mostly|mainly|meet|meets|exist|exists|remain|remained|remains|remaining"
            "|were established|established in|to exceed|surpassing|surpassed|surpass"
            "|according|onwards|onward|out of|a total of|of a total of"
            "|out of a total of|this year"
            "|last year"
            "|next year|the year|the current year|ranging from|range from|ranges from"
            "|ranged from|prior to|ahead of|as of|beginning of|start of|middle of"
            "|the end of|the beginning of|the start of|the middle of|due|owing|thanks"
            "|despite|amid|like|unlike|upon|once|too|very"
            # Verbs that stand after a number, not within the noun that it counts.
            "|earn|earns|earned|pay|pays|paid|get|gets|got|spend|spends|spent"
            "|performed|treated|lost|left|died|withdrew|helped|landed|struck|employs"
            "|opened|lived|worked|gave|gives|brought|sent|sold|bought|began|begins"
            "|started|ended|became|becomes|provides|caused|swept|arrived|visited"
            "|returned|fled|survived|receives|receive",
            role.VERB: "offers|spans|features|supports",
            role.INNER: "and|or",
            role.PLURAL: "people|men|women|children|memoranda|personnel|staff|data"
            "|criteria|phenomena|cattle|police|aircraft|livestock|fish|teu",
            role.COMPOUND: "sports|goods|news|sales|logistics|electronics|textiles"
            "|communications|telecommunications|customs|services|resources|series"
            "|physics|mathematics|economics|politics|humanities|arts|communications"
            "|operations|data|affairs|materials|robotics|semiconductors|genetics"
            "|hours|armed forces|whereas|across|always|perhaps|plastics|ceramics",
            role.CLOCK: "at",
            role.MERIDIEM: "am|pm|a . m .|p . m .|o ' clock|a . m|p . m|gmt",
            role.DIGITS: "digits|digit",
            role.LASTING: "for|within|lasting|lasted|lasts|last|past|next|ago"
            "|later|earlier|old|more|longer|after|before|per|every|each|of age"
            "|imprisonment|in prison|took|takes|taking|take|long|spent|less|remaining"
            "|coming|recent|-|away|consecutive|straight"
            "|has|have|had|with",
            role.OUT_OF: "out of|among|of|/",
            role.OF_ALL: f"out of|of|of a total of|out of a total of|{PARTS_OF}",
            role.EACH_BEFORE: "respectively",
            role.WHOLE: "of",
            role.TOP: "top",
            role.EVERY: "each|every|a|an|per",
            role.ONE: "a|an",
            role.NUMERAL: "|".join((*DIGITS, *TEENS, *TENS)),
            role.DURING: "over",
            role.MILLION: "m",
            role.SUFFIX: "st|nd|rd|th",
            role.DECADE: "s",
            role.TOWARD: "to|for|into|towards|toward|on|drive|driving|support"
            "|supporting",
            role.DEFINITE: "the",
            role.IN: "in|during|throughout|for|fiscal|fy",
            role.ON: "on|dated|of",
            role.UNTIL: "by|as of|until|till|up to|towards|no later than",
            role.MODAL: "group of"
            "|plan|form|issue|train|stage|document|group|number|step|table"
            "|figure|line|unit|term|type|page|level|class|bus|block|zone|road|channel"
            "|consumed|room|hall|gate|ward|district|industry|session|grade|notice|law"
            "|item|lot|scope|web|flight|vision|agenda|volume|no|may|march|jan|jan ."
            "|feb|feb .|mar|mar .|apr|apr .|jun|jun ."
            "|jul|jul .|aug|aug .|sept|sept .|sep|sep .|oct|oct .|nov|nov .|dec|dec .",
            role.QUARTER: "quarter|quarters|q1|q2|q3|q4",
            role.HALF_YEAR: "half|h1|h2|half - year",
            role.REST: "last|final|remaining",
            role.REMAINING: "remaining",
            role.YEAR: "the year|fiscal year|the fiscal year|financial year"
            "|school year|academic year|calendar year|the whole year",
            role.YEARS: "period|the period|the years|the term|term|phase|school year"
            "|academic year|fiscal year|the school year|the academic year",
            role.HEAD: "early|early -|beginning of|start of|the beginning of"
            "|the start of|early in",
            role.MIDDLE: "mid|mid -|middle of|the middle of",
            role.TAIL: "late|late -|end of|the end of|end -|year - end|late in",
            role.BEFORE: "before|prior to|ahead of",
            role.AFTER: "after|following",
            role.POSSESSIVE: "of|in",
            role.LUNAR: "lunar|lunar calendar|lunar year|lunar month",
            role.SCORE: "beat|won|lost|defeated|drew|score|score of",
        }
    ),
    # Phrases in which no word means what it means alone.
    plain="one day|one another|one by one|no one|one - stop|first time"
    "|the last year|the past year|the coming year|the first time|at first|first of all"
    "|a second|second to none|second hand|second - hand|third party|third - party"
    "|third parties|zero - sum|at once|united nations|last but not least|may be"
    "|in the long run|over the counter|all over|over time|some of|in about|point out"
    "|year after year|day by day|day after day|up - to - date|to date|set up|made up of"
    "|net zero|net - zero|zero tolerance|one belt one road|ground zero|once again"
    "|around the world|above all|as above|million - dollar|billion - dollar"
    "|science and technology|research and development|so - called|as well as",
    plural=re.compile("[^sui]s$"),
    date_order="mdy",
)
