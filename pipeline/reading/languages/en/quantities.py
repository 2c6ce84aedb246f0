"""What stands around numbers in English: hedges, units, rises and falls, joints."""

from pipeline.reading.languages import role

HEDGES = {
    ">|more than|or more than|over|above|exceeding|exceed|exceeds|exceeded"
    "|to exceed"
    "|surpass|surpasses|surpassed|surpassing|upwards of|upward of|greater than"
    "|higher than|larger than|well over|in excess of|topping|topped|tops|beyond"
    "|not only": "more_than",
    "nearly|almost|close to|just under|just below|approaching|nearing"
    "|not quite": "nearly",
    "<|less than|or less than|or fewer than|under|below|fewer than"
    "|lower than|smaller than|short of"
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
}

HEDGES_AFTER = {
    "or more|or higher|or above|and above|or over|and over|or greater"
    "|at least|and more|and up": "at_least",
    "- odd": "about",
    "or less|or fewer|or below|or lower|and below|or under|at most": "at_most",
}

UNITS = {
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
    "foot|feet|ft": "[ft_i]",
    "yard|yards": "[yd_i]",
    "acre|acres": "[acr_us]",
    "square foot|square feet|sq ft": "[sft_i]",
    "pound|pounds|lb|lbs": "[lb_av]",
    "gallon|gallons": "[gal_us]",
    "basis point|basis points|basis - point|bps": "{basis_point}",
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
}

COUNTERS = {
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
    "floor|floors|storey|storeys": "{floor}",
    "seat|seats": "{seat}",
    "ounce|ounces": "[oz_tr]",
    # No unit of a number of its own: two second may be a second too many.
    "second": "s",
}

ROLES = {
    role.UP: (
        "up|and up"
        "|rise|rises|rose|risen|rising|increase|increases|increased"
        "|increasing|increase in|increases in|rise in|grow|grows|grew|grown|growing"
        "|growth|growth rate|growth rates|expansion|expand|expands|expanded"
        "|expanding|climb|climbs|climbed|climbing|gain|gains|gained|jump|jumped"
        "|jumping|soar|soared|soaring|surge|surged|surging|raise|raised|raising"
        "|lift|lifted|lifting|improve|improved|improving|rally|rallied|hike|hiked"
        "|boost|boosted|boosting|higher by|advanced by"
    ),
    role.DOWN: (
        "down|fall|falls|fell|fallen|falling|decrease|decreases"
        "|decreased|decreasing|decrease in|fall in|decline in|drop in|decline"
        "|declines|declined|declining|drop|drops|dropped|dropping|reduce|reduces"
        "|reduced|reducing|reduction|reduction in|cut|cuts|cutting|shrink|shrank"
        "|shrunk|contract by|contracted|contracting|contraction|slump|slumped"
        "|plunge|plunged|slip|slipped|slash|slashed|slashing|trim|trimmed"
        "|trimming|lower|lowered|lowering|narrowed|tumbled|shed|lower by"
    ),
    role.GROWTH: (
        "growth|growth rate|growth rates|expansion|reduction"
        "|contraction|increase in|increases in|rise in|decrease in|fall in"
        "|decline in|drop in|reduction in"
    ),
    role.ESTIMATE: (
        "estimated|an estimated|estimate|estimates|estimatedly"
        "|is estimated|was estimated|are estimated|were estimated|estimated at"
        "|estimated to"
    ),
    role.PLAN: "estimate|estimates",
    role.LINK: (
        "group of"
        "|reach|reaches|reached|reaching|of|by|at|to|is|was|are|were|be"
        "|been|being|a|an|the|has|have|had|total|totals|totalled|totaled|totalling"
        "|totaling|stand|stands|stood|average|averages|averaged|averaging|only|just"
        "|even|also|further|another|slightly|sharply|strongly|rapidly|steadily"
        "|additional|account for|accounts for|accounted for|accounting for|equal"
        "|equals|equalling|amount|amounts|amounted|record|recorded|recording|post"
        "|posted|posting|see|saw|achieve|achieved|achieving|maintain|maintained"
        "|hit|hits|hitting|worth|an average of|annual|annually|currently|now"
        "|already"
        "|year - on - year|quarter - on - quarter|month - on - month"
        "|week - on - week|year - over - year|quarter - over - quarter|make up"
        "|makes up|made up|making up|represent|represents"
        "|representing|target|out|on average|as high as"
        "|some|well|nationwide"
    ),
    role.NOT: "not",
    role.PER: "/|per|a|an|every",
    role.RATE: "per|a|an|every",
    role.OBJECT: (
        "raise|raises|raised|raising|lift|lifts|lifted|lifting|boost"
        "|boosted|boosting|cut|cuts|cutting|slash|slashed|slashing|trim|trimmed"
        "|trimming|reduce|reduces|reduced|reducing|lower|lowered|lowering|shed"
        "|drop|drops|dropped|dropping|grow|grows|grew|grown|growing|expand|expands"
        "|expanded|expanding|improve|improved|improving|gain|gains|gained|hike"
        "|climb|climbs|climbed|climbing|jump|jumped|jumping|increase in"
        "|increases in|rise in|decrease in|fall in|decline in|drop in"
        "|reduction in"
    ),
    role.PARTICLE: "up|down",
    role.STEPS: "points|places|spots|positions|notches|ranks",
    role.VAGUE: (
        "double digit|double - digit|double digits|single digit"
        "|single - digit|triple - digit|three quarters of the year|several|many"
        "|dozens|dozens of|tens of|tens|hundreds|thousands"
        "|millions|billions|trillions|a few|few|numerous|countless|a couple of"
        "|scores of|various"
    ),
    role.UNCOUNTED: (
        "double digit|double - digit|double digits|single digit"
        "|single - digit|triple - digit|three quarters of the year|several|dozens"
        "|dozens of|hundreds|thousands|millions"
        "|billions|trillions|tens of"
    ),
    role.SHARE: (
        "reach|reached|reaches|reaching|account for|accounts for|accounted for"
        "|accounting for|equal to|represent|represents|representing|make up"
        "|makes up|made up"
    ),
    role.COMPARED: "higher than|lower than|greater than|larger than|smaller than",
    role.FROM: "from|since|starting|ranging from|range from|ranges from|ranged from",
    role.TO: "to|-|~|through|until|till|up to",
    role.RUN: "consecutive|straight|successive|in a row|on the trot|running",
    role.CHANGE: "to",
    role.CHANGED: (
        "go|goes|went|going|gone|move|moves|moved|moving|change"
        "|changes|changed|changing|shift|shifted|turn|turned|switch|switched"
        "|adjusted|adjust|revised|upgraded|evolved"
    ),
    role.OR: "or",
    role.AND: "and|or",
    role.ALSO: "and|,|or",
    role.SHARING: "and|or|,|-",
    role.BETWEEN: "between|ranging from|range from|ranges from|ranged from",
    role.VERSUS: (
        "from|compared with|compared to|against|year - on - year"
        "|quarter - on - quarter|month - on - month"
        "|week - on - week|year - over - year|quarter - over - quarter"
        "|from a year earlier|than the same period|over the same period"
        "|from the previous year|than the previous year|than last year"
    ),
    role.ORDINAL: (
        "ranked|ranks|rank|ranking|placed|placing|place|ranked no ."
        "|ranks no .|ranking no .|ranked number|ranks number|came|comes|finished"
        "|stands|stood"
    ),
    role.PLACE: (
        "place|position|rank|spot|highest|largest|lowest|biggest|best"
        "|most|fastest|smallest|richest|busiest|leading|ranked|ranking|placed"
        "|longest"
        "|greatest|strongest|quickest|worst|tallest|oldest|newest|top"
    ),
    role.OUT_OF: "out of|among|of|/",
    role.OF_ALL: "out of|of|of a total of|out of a total of|one half of|one - half of"
    "|a half of|one quarter of|one - quarter of|a quarter of|three - quarters of"
    "|three quarters of the|three quarters of all|three quarters of its"
    "|three quarters of their",
    role.EACH_BEFORE: "respectively",
    role.WHOLE: "of",
    role.TOP: "top",
    role.TOWARD: "to|for|into|towards|toward|on|drive|driving|support|supporting",
}
