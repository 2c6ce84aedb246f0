"""Words of time in English."""

from pipeline.reading.languages import role

MONTHS = {
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
}

YEARS = {
    "this year|the current year": 0,
    "the year|the fiscal year|the whole year": 0,
    "last year": -1,
    "next year": 1,
}

ROLES = {
    role.AGO: (
        "earlier|ago|before|later|after|prior|previously|previous"
        "|afterwards|prior to|from now"
    ),
    role.HALF_OF: "half a",
    role.CLOCK: "at",
    role.MERIDIEM: "am|pm|a . m .|p . m .|o ' clock|a . m|p . m|gmt",
    role.LASTING: (
        "for|within|lasting|lasted|lasts|last|past|next|ago"
        "|later|earlier|old|more|longer|after|before|per|every|each|of age"
        "|imprisonment|in prison|took|takes|taking|take|long|spent|less|remaining"
        "|coming|recent|-|away|consecutive|straight|running"
        "|has|have|had|with"
    ),
    role.EVERY: "each|every|a|an|per",
    role.DURING: "over",
    role.DECADE: "s",
    role.DEFINITE: "the",
    role.IN: "in|in both|during|throughout|for|fiscal|fy",
    role.ON: "on|dated|of",
    role.UNTIL: "by|as of|until|till|up to|towards|no later than",
    role.QUARTER: "quarter|quarters|q1|q2|q3|q4",
    role.HALF_YEAR: "half|h1|h2|half - year",
    role.PREVIOUS: "last|next|previous|past|coming|preceding|prior",
    role.FISCAL: "fiscal|fy|fiscal year|the fiscal year|financial year",
    role.REST: "last|final|remaining",
    role.REMAINING: "remaining",
    role.YEAR: (
        "the year|fiscal year|the fiscal year|financial year"
        "|school year|academic year|calendar year|the whole year"
    ),
    role.YEARS: (
        "period|the period|the years|the term|term|phase|school year"
        "|academic year|fiscal year|the school year|the academic year"
    ),
    role.HEAD: (
        "early|early -|beginning of|start of|the beginning of|the start of|early in"
    ),
    role.MIDDLE: "mid|mid -|middle of|the middle of",
    role.TAIL: "late|late -|end of|the end of|end -|year - end|late in",
    role.BEFORE: "before|prior to|ahead of",
    role.AFTER: "after|following",
    role.POSSESSIVE: "of|in",
    role.LUNAR: "lunar|lunar calendar|lunar year|lunar month",
    role.CAPITALIZED: (
        "may|march|jan|jan .|feb|feb .|mar|mar .|apr|apr .|jun|jun .|jul|jul ."
        "|aug|aug .|sept|sept .|sep|sep .|oct|oct .|nov|nov .|dec|dec ."
    ),
}
