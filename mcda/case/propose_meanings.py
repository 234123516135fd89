"""Guesses from an indicator's name: whether more of it is better, and what it is about.

Every guess names the word that led to it. A name is a weak ground, so a person confirms each.
"""

from __future__ import annotations

from mcda.case.finding import sentence
from mcda.case.proposal import Confidence, Guess
from mcda.case.propose_words import folded, matcher

_BURDEN = matcher("""
    unemploy, jobless, poverty, poor$, crime, criminal, offence, offense, distance, remoteness,
    mortality, death, morbidity, disease, illness, inflation, debt, arrears, pollut, emission,
    waste, accident, loss$, losses, unprofitable, depreciation, deficit, divorce, corruption, risk,
    bankrupt, dropout, drop-out, illitera, inequality, gini, shortage, vulnerab, emigra, outflow,
    working abroad, dilapidated, violation, travel time, dependency ratio, homeless, drought,
    безработ, бедност, малоимущ, преступ, правонаруш, расстояни, удаленност, смертност, умерш,
    заболеваем, инфляц, задолженност, долг$, долга$, загрязн, выброс, отход, авари, дтп$, убыт,
    износ, дефицит, развод, коррупц, риск, банкрот, неграмотн, неравенств, джини, отток, выбывш,
    работающих за рубежом, ветх, нарушени, нехватк, недостат, бездомн, засух, потер, ishsiz,
    kambag'al, jinoyat, huquqbuzar, masofa, uzoqlik, o'lim, vafot, kasallan, kasallik, inflyatsiya,
    inflatsiya, qarz, ifloslan, chiqindi, avariya, baxtsiz hodisa, ythlar, zarar, yo'qotish,
    eskirish, ajralish, ajrim, korrupsiya, tengsizlik, kamomad, taqchil, chet elda ishla, xorijda
    ishla, xatar, bankrot, ишсиз, камбағал, жиноят, ҳуқуқбузар, масофа, узоқлик, ўлим, вафот,
    касаллан, касаллик, қарз, ифлослан, чиқинди, бахтсиз ҳодиса, зарар, йўқотиш, эскириш, ажралиш,
    ажрим, коррупция, тенгсизлик, камомад, тақчил, хорижда ишла, хатар
""")

_TURNED = matcher("""
    reduction, decrease, decline in, fall in, without$, free of, exit from, снижени, сокращени,
    уменьшени, раскрываем, выход из, kamayish, kamaytirish, pasayish, qisqarish, камайиш,
    камайтириш, пасайиш, қисқариш, чиқарилган, chiqarilgan
""")

_GAIN = matcher("""
    income, investment, export, employment, employed, output, production, product$, grp, gdp,
    growth, salary, wage, revenue, profit, student, graduate, researcher, patent, innovation,
    enterprise, firm$, firms$, doctor, road, school, hospital, housing, literacy, life expectancy,
    skilled, capacity, access, доход, инвестиц, экспорт, занятост, занят, объем, производств,
    продукц, врп, ввп, рост, зарплат, заработн, выручк, прибыл, студент, выпускник, исследовател,
    патент, инновац, предприят, врач, дорог, школ, больниц, жиль, грамотн, продолжительность жизни,
    мощност, обеспеченност, daromad, investitsiya, eksport, bandlik, band$, ishlab chiqar,
    mahsulot, yahm, yhm, o'sish, ish haqi, oylik, foyda, talaba, bitiruvchi, tadqiqotchi,
    innovatsi, korxona, shifokor, yo'l$, yo'llar, maktab, kasalxona, uy-joy, umr ko'rish, quvvat,
    даромад, инвестиция, бандлик, ишлаб чиқар, маҳсулот, яҳм, ўсиш, иш ҳақи, фойда, талаба,
    битирувчи, корхона, шифокор, йўл$, мактаб
""")

_GROUPS = {
    "Investment": """
        invest, capital, fdi$, foreign firm, foreign capital, joint venture, инвест, капитал,
        иностранн, совместн, sarmoya, kapital, xorijiy, qo'shma, сармоя, хорижий, қўшма
    """,
    "Skilled personnel": """
        student, graduate, universit, higher education, personnel, skilled, researcher, scientist,
        specialist, qualif, employ, labour, labor, workforce, unemploy, working abroad, jobless,
        workers, vocational, teacher, educat, студент, выпускник, вуз, высшее образование, высшего
        образования, кадр, специалист, квалиф, исследовател, занят, безработ, труд, рабоч,
        работник, образован, учител, talaba, bitiruvchi, oliy ta'lim, kadr, mutaxassis, malakali,
        tadqiqotchi, band, ishsiz, mehnat, ishchi, xodim, ta'lim, o'qituvchi, талаба, битирувчи,
        олий таълим, мутахассис, малакали, банд, ишсиз, меҳнат, ишчи, ходим, таълим, ўқитувчи
    """,
    "Specialization": """
        specialization, specialisation, location quotient, concentration, cluster, share of
        industry, специализац, локализац, концентрац, кластер, ixtisoslash, klaster, ихтисослаш
    """,
    "Export potential": """
        export, trade, экспорт, внешнеторг, внешней торговл, eksport, tashqi savdo, ташқи савдо
    """,
    "Natural potential": """
        agricultur, land$, water, mineral, resource, forest, irrigat, crop, fruit, vegetable,
        livestock, climate, precipitation, natural, deposit$, deposits$, area$, сельск, земл, вод,
        минерал, ресурс, лес, посев, урож, плод, овощ, скот, климат, осадк, природн, месторожд,
        площад, qishloq xo'jali, yer$, suv, resurs, o'rmon, ekin, hosil, meva, sabzavot, chorva,
        iqlim, tabiiy, kon$, maydon, қишлоқ хўжали, ер$, сув, ўрмон, экин, ҳосил, мева, сабзавот,
        чорва, иқлим, табиий, майдон
    """,
    "Quality of life": """
        income, wage, salary, poverty, housing, health, doctor, hospital, crime, life expectancy,
        mortality, living, pollut, emission, school, kindergarten, wellbeing, inequality, gini,
        доход, заработн, зарплат, бедност, жиль, здрав, врач, больниц, преступ, продолжительность
        жизни, смертност, загрязн, выброс, школ, детск, уровень жизни, daromad, ish haqi,
        kambag'al, uy-joy, sog'liq, shifokor, kasalxona, jinoyat, umr, o'lim, turmush, ifloslan,
        maktab, bog'cha, даромад, иш ҳақи, камбағал, уй-жой, соғлиқ, шифокор, касалхона, жиноят,
        умр, ўлим, турмуш, ифлослан, мактаб
    """,
    "Economic potential": """
        grp, gdp, gross, industr, manufactur, output, production, product$, retail, construction,
        services, enterprise, firm$, firms$, business, econom, budget, tax, road, rail,
        infrastruct, energy, electric, distance, transport, turnover, врп, ввп, валов, промышл,
        обрабатыва, производств, продукц, рознич, строител, услуг, предприят, бизнес, эконом,
        бюджет, налог, дорог, инфраструкт, энерг, расстояни, транспорт, оборот, yahm, yhm, yalpi,
        sanoat, ishlab chiqar, mahsulot, chakana, qurilish, xizmat, korxona, tadbirkor, iqtisod,
        byudjet, soliq, yo'l$, yo'llar, infratuzilma, energiya, elektr, masofa, aylanma, яҳм, ялпи,
        саноат, ишлаб чиқар, маҳсулот, чакана, қурилиш, хизмат, корхона, тадбиркор, иқтисод, солиқ,
        йўл$, инфратузилма, масофа, айланма
    """,
}
# the narrower headings first: "export of industrial products" is about exports
_GROUP_WORDS = {group: matcher(stems) for group, stems in _GROUPS.items()}


def guess_objective(name: str) -> Guess:
    """Guess whether more (``max``) or less (``min``) of an indicator is better."""
    text = folded(name)
    burden, turned, gain = _BURDEN.search(text), _TURNED.search(text), _GAIN.search(text)
    if burden and turned:
        reason = sentence(
            'A guess: "{turned}" before "{word}" suggests that more is better.',
            turned=turned.group(), word=burden.group(),
        )  # fmt: skip
        return Guess("max", reason, Confidence.LOW)
    if burden:
        reason = sentence(
            'A guess: the word "{word}" suggests that less is better.', word=burden.group()
        )
        return Guess("min", reason, Confidence.MEDIUM if gain else Confidence.HIGH)
    if gain:
        reason = sentence(
            'A guess: the word "{word}" suggests that more is better.', word=gain.group()
        )
        return Guess("max", reason, Confidence.MEDIUM)
    reason = sentence("A guess: no word of the name says so, and more is better most of the time.")
    return Guess("max", reason, Confidence.LOW)


def guess_group(name: str) -> Guess:
    """Guess the heading under which an indicator is listed; empty if no word points to one."""
    text = folded(name)
    for group, words in _GROUP_WORDS.items():
        found = words.search(text)
        if found:
            reason = sentence(
                'A guess: the word "{word}" points to {group}.', word=found.group(), group=group
            )
            return Guess(group, reason, Confidence.MEDIUM)
    reason = sentence("No word of the name points to a heading: choose one, or leave it empty.")
    return Guess("", reason, Confidence.LOW)
