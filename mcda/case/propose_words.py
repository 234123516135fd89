"""Words by which a plain table is recognized, in English, Russian and Uzbek.

Lists are separated by commas. A stem stands for every word that begins with it, ``безработ`` for
безработица and безработных; what must not go on is written with a closing ``$``.
"""

from __future__ import annotations

import re

from mcda.case.cells import normalized

_SIGNS = re.compile(r"[^\w' ]+")
_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʻʼ`´′ʹ＇"), "'")


def folded(text: str) -> str:
    """Return the text as words are compared: small letters, one kind of apostrophe and space."""
    plain = normalized(text, "NFKC").translate(_APOSTROPHES).casefold()
    return " ".join(plain.replace("ё", "е").split())


def bare(text: str) -> str:
    """Return folded text of which only letters, digits and apostrophes are left."""
    return " ".join(_SIGNS.sub(" ", folded(text)).split())


def listed_words(text: str) -> tuple[str, ...]:
    """Return the words and phrases of a list that is separated by commas."""
    return tuple(" ".join(word.split()) for word in text.split(",") if word.strip())


def matcher(stems: str) -> re.Pattern[str]:
    """Return a pattern for folded text that finds whole words beginning with one of the stems."""
    choices = "|".join(
        re.escape(stem[:-1]) + r"(?![\w'])" if stem.endswith("$") else re.escape(stem) + r"[\w'-]*"
        for stem in listed_words(stems)
    )
    return re.compile(rf"(?<![\w'])(?:{choices})")


MISSING = frozenset(
    folded(word)
    for word in (
        "-", "–", "—", "−", "‐", "--", "---", "…", "...", "..", ".", ":", "x", "х", "n/a", "na",
        "n.a.", "n.a", "nan", "nd", "n.d.", "null", "none", "nil", "#n/a", "#н/д", "н/д", "н.д.",
        "нд", "no data", "not available", "missing", "нет", "нет данных", "нет сведений",
        "данные отсутствуют", "m'lumot yo'q", "ma'lumot yo'q", "mavjud emas", "yo'q",
        "маълумот йўқ", "мавжуд эмас", "йўқ", "?", "*",
    )
)  # fmt: skip

INFINITE = frozenset({"inf", "infinity", "∞", "1.#inf", "бесконечность", "cheksiz"})

REGION = matcher("""
    region, oblast, province, district, territor, area$, state$, county, name$, name of, geo$,
    geography, country, регион, област, территори, субъект, наименование, название, район, край$,
    вилоят, ҳудуд, худуд, номи$, туман, viloyat, hudud, nomi$, tuman, klassifikator, облыс, аймақ,
    өңір, атауы, entity, location, place$
""")

CODE = matcher("""
    code, id$, iso, nuts, soato, soate, kato, oktmo, okato, fips, geocode, код, соато, сояте, като,
    октмо, окато, kod$, kodi$, коди$
""")

ORDINAL = re.compile(
    r"(?:№|#|n|no|no\.|nr|nr\.|n п/п|no п/п|п/п|№ ?п/п|n ?п\.п\.|t/r|т/р|t\.r\.|s\.no\.?|row)\.?"
)

RANK = matcher("""
    rank, ranking, место$, места$, ранг, o'rni$, ўрни$
""")

POSITION = matcher("""
    latitude$, longitude$, lat$, lon$, lng$, long$, широта$, долгота$, kenglik$, uzunlik$, кенглик$,
    узунлик$
""")

YEAR = matcher("""
    year, period, time$, год$, года$, период, yil, йил, жыл, davr
""")

SEVERAL = matcher("""
    indicator, variable, series, показател, ko'rsatkich, кўрсаткич
""")

TOTAL = matcher("""
    total, grand total, sum$, overall, all regions, nationwide, national$, country total, итог,
    всего, в целом, jami$, жами$, hammasi$, ҳаммаси$, барлығы$, по республике, по стране, respublika
    bo'yicha, республика бўйича, mamlakat bo'yicha, мамлакат бўйича, average, mean$, среднее, в
    среднем, o'rtacha, ўртача
""")

WHOLE = frozenset({
    "republic", "the republic", "country", "nation", "республика", "respublika", "страна",
    "mamlakat", "мамлакат", "национальный уровень",
})  # fmt: skip

GROUPING = matcher("""
    federal district, федеральный округ, economic region, экономический район, iqtisodiy rayon,
    macroregion, макрорегион
""")

NOTE = matcher("""
    note, source, footnote, remark, примечан, источник, сноска, manba, izoh, манба, изоҳ, eslatma,
    эслатма, по данным, according to
""")

UNIT = matcher("""
    percent, процент, foiz, фоиз, %, ‰, промилле, thousand, thous, thsd, million, mln, mn$,
    billion, bln, bn$, mlrd, trillion, trln, tn$, ming$, млн, млрд, трлн, тыс, минг$, миллион,
    миллиард, триллион, сум$, сумов, сўм, so'm, som$, soum, sum$, us$$, uzs, kzt, rub$, usd, eur,
    gbp, cny, kgs, tjs, dollar, doll$, доллар, долл$, euro$, евро, руб, тенге, tenge, теңге, сом$,
    сомов, сомон, человек, чел$, people, person$, persons$, kishi, киши, nafar, нафар, адам$, km,
    км, m2, м2, m², м², m3, м3, km2, км2, км², кв$, sq$, square, га$, ha$, hectare, gektar, гектар,
    тонн, ton$, tons$, tonn, т$, t$, kg$, кг$, kilogram, центнер, sentner, ц$, kwh, mwh, gwh,
    квт, мвт, квтч, mw$, unit$, units$, number$, count$, ед$, единиц, шт$, штук, dona, дона,
    birlik, бирлик, years$, лет$, index$, индекс$, indeks$, points$, балл, ball$, score$, ratio$,
    коэффициент$, koeffitsient$, hours$, days$, minutes$, дней$, час$, часов$, soat$, kun$, мин$,
    °c, мм$, mm$, м$, m$, литр, litr, liter, litre, куб$, cubic, голов, bosh$, бош$, мест$, койка,
    коек, births$, deaths$
""")

UNIT_GLUE = matcher("""
    per$, of$, in$, the$, to$, and$, a$, by$, на$, в$, за$, к$, и$, от$, из$, capita, head$,
    inhabitant, resident, population, household, labour, force, resources, душу, населени, жител,
    количество, ishlagan, aholi, аҳоли, jon$, жон$, boshiga, бошига, hisobida, hisobiga, ҳисобида,
    ҳисобига, uchun$, nisbatan, нисбатан, ga$, га$, year$, год$, года$, году$, предыдущ,
    соответств, прошл, итогу, previous, total$, o'tgan, ўтган, yil, йил, month$, месяц, oy$, ой$,
    day$, день, сутки, us$, сша, aqsh, ақш, gdp, grp, врп, ввп, yahm, изм$, o'lchov, ўлчов,
    birligi, бирлиги, current$, international$, ppp, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
""")
