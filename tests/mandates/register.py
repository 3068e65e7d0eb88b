"""A made-up register of mandates of any size, the same for the same seed."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

HEADER = (
    *("Nummer", "Bevoegdheid", "Bevoegd orgaan", "Soort", "Gemandateerde", "Ondermandaat"),
    *("Doorondermandaat", "Wettelijke grondslag", "Datum besluit", "Datum bekendmaking"),
    "Opmerkingen",
)

DOING = (
    *(
        "besluiten op aanvragen voor",
        "weigeren van",
        "intrekken van",
        "aangaan van",
        "opzeggen van",
    ),
    *("ondertekenen van brieven over", "vaststellen van", "verlenen van", "wijzigen van"),
)
WHAT = (
    *("subsidie voor activiteiten in de wijk", "een vergunning voor een evenement"),
    *("overeenkomsten voor leveringen en diensten", "een gehandicaptenparkeerkaart"),
    *("een standplaats op de markt", "een omgevingsvergunning voor bouwen", "schuldhulpverlening"),
    *("tijdelijke verkeersmaatregelen", "een uittreksel uit de basisregistratie personen"),
    *("een ontheffing voor geluid in de avond", "leerlingenvervoer", "individuele begeleiding"),
    *("ingebruikgeving van openbaar groen", "een maatwerkvoorziening", "een exploitatievergunning"),
    *("het aanwijzen van toezichthouders", "kwijtschelding van belastingen", "een gebruiksmelding"),
)
WITH = (
    *("", " tot en met € 2.500", " tot en met € 10.000", " tot en met € 50.000"),
    *(" in overleg met de wijkraad", "; behalve bij bezwaar", ", na advies\nvan de jurist"),
)
BODIES = ("College van burgemeester en wethouders", "Burgemeester", "Heffingsambtenaar")
KINDS = ("Mandaat", "Volmacht", "Machtiging")
FIRST = (
    "Gemeentesecretaris",
    "Directeur Leefomgeving",
    "Directeur Samenleving",
    "Concerncontroller",
)
SECOND = ("Afdelingshoofd Wijken", "Afdelingshoofd Vergunningen", "Afdelingshoofd Inkoop", "")
THIRD = ("Teamleider Wijkbudgetten", "Teamleider Evenementen", "Consulent", "", "")
LAWS = (
    *("Algemene wet bestuursrecht, art. 4:81", "Gemeentewet, art. 160", "Gemeentewet, art. 171"),
    *(
        "Algemene plaatselijke verordening, art. 2:25",
        "Wmo 2015, art. 2.3.5",
        "Omgevingswet, art. 5.1",
    ),
    "Wegenverkeerswet 1994, art. 18",
)
REMARKS = ("", "", "", "Niet bij afwijking van beleid.", "Jaarlijks melden aan het college.", "-")

ROWS_OF_A_PARAGRAPH = 9
PARAGRAPHS = 5


def register(rows: int = 400, seed: int = 1) -> list[list[str]]:
    """Return a header and so many rows. Numbers rise as 1.1.1, 1.1.2 … 1.2.1 … 2.1.1."""
    dice = random.Random(seed)
    return [list(HEADER), *(_mandate(dice, number) for number in range(rows))]


def _mandate(dice: random.Random, number: int) -> list[str]:
    decided = date(2024, 1, 9) + timedelta(days=dice.randrange(800))
    chapter, rest = divmod(number, ROWS_OF_A_PARAGRAPH * PARAGRAPHS)
    paragraph, line = divmod(rest, ROWS_OF_A_PARAGRAPH)
    power = f"{dice.choice(DOING)} {dice.choice(WHAT)}{dice.choice(WITH)}"
    return [
        f"{chapter + 1}.{paragraph + 1}.{line + 1}",
        power[0].upper() + power[1:],
        dice.choice(BODIES),
        dice.choice(KINDS),
        dice.choice(FIRST),
        dice.choice(SECOND),
        dice.choice(THIRD),
        dice.choice(LAWS),
        decided.isoformat(),
        (decided + timedelta(days=dice.randrange(3, 20))).isoformat(),
        dice.choice(REMARKS),
    ]


def changed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return a next version of a register: one row gone, one new, one for somebody else."""
    later = [list(row) for row in rows]
    later[3][4] = "Wijkmanager"
    del later[10]
    later.append(["99.1.1", "Plaatsen van een bank in de straat", *later[1][2:]])
    return later
