"""Names of countries: a row called so, among regions, is their total.

English and Russian names of the members of the United Nations and of the states that they list
as observers or trade under a name of their own, and what a country calls itself where its
statistical office publishes in that language.
"""

from __future__ import annotations

import re

from mcda.case.propose_words import bare, listed_words

_ENGLISH = """
    Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia,
    Australia, Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium,
    Belize, Benin, Bhutan, Bolivia, Bosnia and Herzegovina, Botswana, Brazil, Brunei, Bulgaria,
    Burkina Faso, Burundi, Cabo Verde, Cape Verde, Cambodia, Cameroon, Canada,
    Central African Republic, Chad, Chile, China, Colombia, Comoros, Congo, Costa Rica,
    Côte d'Ivoire, Ivory Coast, Croatia, Cuba, Cyprus, Czechia, Czech Republic, Denmark, Djibouti,
    Dominica, Dominican Republic, Ecuador, Egypt, El Salvador, Equatorial Guinea, Eritrea, Estonia,
    Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Greece,
    Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hungary, Iceland, India,
    Indonesia, Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya,
    Kiribati, Kosovo, Kuwait, Kyrgyzstan, Kyrgyz Republic, Laos, Lao PDR, Latvia, Lebanon, Lesotho,
    Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives,
    Mali, Malta, Marshall Islands, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco,
    Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands,
    New Zealand, Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Norway, Oman, Pakistan,
    Palau, Palestine, Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal,
    Qatar, Korea, South Korea, Romania, Russia, Russian Federation, Rwanda, Saint Kitts and Nevis,
    Saint Lucia, Saint Vincent and the Grenadines, Samoa, San Marino, Sao Tome and Principe,
    Saudi Arabia, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovak Republic,
    Slovenia, Solomon Islands, Somalia, South Africa, South Sudan, Spain, Sri Lanka, Sudan,
    Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Timor-Leste, Togo,
    Tonga, Trinidad and Tobago, Tunisia, Turkey, Türkiye, Turkmenistan, Tuvalu, Uganda, Ukraine,
    United Arab Emirates, UAE, United Kingdom, UK, Great Britain, United States,
    United States of America, USA, Uruguay, Uzbekistan, Vanuatu, Venezuela, Viet Nam, Vietnam,
    Yemen, Zambia, Zimbabwe
"""

_RUSSIAN = """
    Австралия, Австрия, Азербайджан, Албания, Алжир, Ангола, Аргентина, Армения, Афганистан,
    Бангладеш, Бахрейн, Беларусь, Белоруссия, Бельгия, Бенин, Болгария, Боливия,
    Босния и Герцеговина, Ботсвана, Бразилия, Буркина-Фасо, Бурунди, Бутан, Великобритания,
    Соединенное Королевство, Венгрия, Венесуэла, Вьетнам, Габон, Гаити, Гамбия, Гана, Гватемала,
    Гвинея, Германия, Гондурас, Греция, Грузия, Дания, Доминиканская Республика, Египет, Замбия,
    Зимбабве, Израиль, Индия, Индонезия, Иордания, Ирак, Иран, Ирландия, Исландия, Испания, Италия,
    Йемен, Казахстан, Камбоджа, Камерун, Канада, Катар, Кения, Кипр, Киргизия, Китай, Колумбия,
    Конго, Республика Корея, Южная Корея, Коста-Рика, Кот-д'Ивуар, Куба, Кувейт, Кыргызстан,
    Кыргызская Республика, Лаос, Латвия, Лесото, Либерия, Ливан, Ливия, Литва, Лихтенштейн,
    Люксембург, Маврикий, Мавритания, Мадагаскар, Малави, Малайзия, Мали, Мальта, Марокко, Мексика,
    Мозамбик, Молдова, Молдавия, Монголия, Мьянма, Намибия, Непал, Нигер, Нигерия, Нидерланды,
    Никарагуа, Новая Зеландия, Норвегия, Оман, Объединенные Арабские Эмираты, ОАЭ, Пакистан,
    Палестина, Панама, Парагвай, Перу, Польша, Португалия, Россия, Российская Федерация, РФ, Руанда,
    Румыния, Сальвадор, Саудовская Аравия, Северная Македония, Сенегал, Сербия, Сингапур, Сирия,
    Словакия, Словения, Соединенные Штаты Америки, США, Сомали, Судан, Суринам, Сьерра-Леоне,
    Таджикистан, Таиланд, Танзания, Того, Тунис, Туркменистан, Туркмения, Турция, Уганда,
    Узбекистан, Украина, Уругвай, Филиппины, Финляндия, Франция, Хорватия, Чад, Черногория, Чехия,
    Чили, Швейцария, Швеция, Шри-Ланка, Эквадор, Эритрея, Эстония, Эфиопия, Южная Африка, ЮАР,
    Ямайка, Япония
"""

_OWN = """
    Azərbaycan, Azərbaycan Respublikası, België, Belgique, Belgien, Bosna i Hercegovina, Brasil,
    България, Česko, Česká republika, Crna Gora, Danmark, Deutschland, Eesti, Ελλάδα, España,
    Հայաստան, Hrvatska, Ísland, Italia, Қазақстан, Қазақстан Республикасы, Кыргыз Республикасы,
    საქართველო, Latvija, Lietuva, Magyarország, Maroc, México, Монгол Улс, Nederland, Norge,
    O'zbekiston, O'zbekiston Respublikasi, Österreich, Panamá, Perú, Polska, România, Schweiz,
    Suisse, Svizzera, Shqipëria, Slovenija, Slovensko, Србија, Srbija, Suomi, Sverige,
    Ҷумҳурии Тоҷикистон, Тоҷикистон, Tunisie, Türkmenistan, Україна, Việt Nam,
    Ўзбекистон, Ўзбекистон Республикаси, 中国, 全国, 日本, 대한민국, 전국
"""

_COUNTRY = frozenset(
    bare(name) for names in (_ENGLISH, _RUSSIAN, _OWN) for name in listed_words(names)
)
_AROUND = re.compile(
    r"^(?:the )?(?:(?:islamic|federal|democratic|people's|socialist|arab|united) )*"
    r"(?:republic|kingdom|commonwealth) of (?:the )?"
    r"|^(?:республика|по|in|the) | (?:bo'yicha|бўйича|as a whole|в целом)$"
)


def is_country(name: str) -> bool:
    """Return whether a name is that of a country; ``name`` is as :func:`bare` returns it."""
    return name in _COUNTRY or _AROUND.sub("", name) in _COUNTRY
