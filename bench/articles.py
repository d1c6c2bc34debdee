"""Invented news articles, the same ones each time: nobody's words, and no war that there was."""

import random
from collections.abc import Iterator, Sequence

OPENINGS = (
    "{place} came under {fire} for the {nth} day on {day}, {speaker} said.",
    "{army} said on {day} that its troops had entered the outskirts of {place}.",
    "Residents of {place} woke to {fire} on {day} as talks in {town} ended without result.",
)
FIGURES = (
    "At least {n} civilians, including {few} children, were killed in {place} on {day}, {speaker} said.",
    "{speaker} said {n} people had been wounded by {fire} near {place}.",
    "{army} said it had killed {n} fighters in clashes around {place} since {day}.",
    "More than {n} people died when {fire} hit a market in {place}, according to {speaker}.",
    "Another {few} bodies were pulled from the rubble in {place}, {speaker} told reporters.",
    "{n} families have fled {place} since {day}, {speaker} added.",
    "Dozens of people were injured and {few} are still missing, {speaker} said.",
    "{speaker} denied that any civilians had been killed in {place}.",
)
OTHERS = (
    "The road between {place} and {town} has been closed to traffic since {day}.",
    "{speaker} called on both sides to let the convoy of {few} lorries pass before the end of the week.",
    "Bread has become scarce in {place}, where the last of {few} bakeries shut its doors in the spring.",
    "Officials in {town} say the harvest will be the smallest in {few} years if the rain stays away.",
    "The foreign minister is expected in {town} on {day} for talks about the ceasefire.",
    "A teacher from {place} said her school had moved into a cellar and had lessons by candlelight.",
    "Both sides accuse each other of having broken the agreement that was signed in {town}.",
    "The hospital, which once had {n} beds, now works without electricity for most of the day.",
    "Prices for fuel doubled in the markets of {town} within {few} weeks, traders said.",
    "It was not possible to confirm the report, as the lines to {place} have been cut.",
    "Nobody knows how long the pumps will hold out, the mayor of {town} wrote in a letter to the council.",
    "Analysts say that the hills above {place} are worth more to {army} than the town itself.",
)
WORDS = {
    "place": (
        "Tel Kobra",
        "Wadi Amar",
        "Eastern Sarin",
        "Novopol",
        "the Mirna district",
        "Qasr Dana",
    ),
    "town": ("Marat", "Sarin", "Lower Dana", "Port Helm", "Kesra"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "nth": ("second", "third", "fourth", "fifth"),
    "fire": ("shelling", "air strikes", "rocket fire", "mortar fire", "a drone strike"),
    "speaker": (
        "the Valley Network for Human Rights",
        "the health ministry",
        "a military source",
        "a spokesman for the governor",
        "the Red Cross",
        "witnesses",
        "the United Nations",
    ),
    "army": ("the army", "the defence ministry", "the alliance", "the northern command"),
    "few": ("two", "three", "four", "six", "nine"),
}


SEED = 20161122


def of_war(many: int) -> Iterator[str]:
    """Yield invented articles of 350 to 450 words: title, date and paragraphs of the news of a war."""
    dice = random.Random(SEED)
    yield from (_of_war(dice) for _ in range(many))


def _of_war(dice: random.Random) -> str:
    day = f"{dice.choice(('May', 'June', 'July'))} {dice.randint(1, 28)}, 2021"
    paragraphs = [_sentence(dice, OPENINGS)]
    while len(" ".join(paragraphs).split()) < 360:
        kinds = dice.choices((FIGURES, OTHERS), weights=(2, 3), k=dice.randint(1, 3))
        paragraphs.append(" ".join(_sentence(dice, kind) for kind in kinds))
    title = f"Fighting goes on around {dice.choice(WORDS['place'])}"
    return "\n\n".join((title, day, *paragraphs)) + "\n"


def _sentence(dice: random.Random, templates: Sequence[str]) -> str:
    words = {slot: dice.choice(choice) for slot, choice in WORDS.items()}
    said = dice.choice(templates).format(n=dice.randint(5, 300), **words)
    return said[0].upper() + said[1:]


# News of no violence, four kinds of it. Each article has two to four sentences of `LOUD` words in
# harmless use with the chance below, and now and then a hurt player or a death in bed.
QUIET = {
    "sport": (
        "{side} beat {rival} {few}-one on {day} to move into {nth} place in the league.",
        "The captain praised a young defence that has conceded only {few} goals since the spring.",
        "More than {n},000 spectators filled the ground in {town}, and the rain stayed away.",
        "{side} are without a coach since the winter, and the search goes on.",
        "The club signed a goalkeeper from {rival} for {n} million on the last day of the window.",
        "Ticket prices will rise for the {nth} year running, the club said.",
        "The final is played in {town} on {day}, weeks after the end of the season.",
        "A {nth} round of races takes the cyclists through the hills above {town}.",
        "She ran the last lap in {n} seconds and thanked her trainer in tears.",
    ),
    "market": (
        "Shares in {town} rose by {few} per cent on {day} as traders waited for the budget.",
        "The central bank left its rate at {few} per cent for the {nth} month.",
        "Analysts had expected growth of {few} per cent in the {nth} quarter.",
        "The maker of kitchen goods will open {n} shops before the end of the year.",
        "Wheat was dearer after a dry spring, while coffee and cocoa fell.",
        "The airline carried {n},000 passengers in June, more than in any month before.",
        "A spokeswoman for the company said the talks with the lenders had gone well.",
        "Rents in {town} have doubled within {few} years, according to a survey.",
        "The merger needs the consent of the regulator, which will decide by {day}.",
    ),
    "weather": (
        "Rain is expected in {town} from {day}, with sunny spells in the afternoon.",
        "It was the warmest June for {n} years, the weather service said.",
        "Farmers around {town} hope that the frost stays away until the plums are in.",
        "The ferry to {town} will run again on {day} if the wind drops.",
        "Snow closed the pass above {town} for the {nth} day.",
        "Swimmers are warned of cold water and of a strong current at the northern beach.",
        "Meteorologists measured {n} millimetres of rain within {few} hours.",
        "The reservoir is filled to a third, the waterworks announced.",
    ),
    "politics": (
        "Parliament in {town} will vote on the school reform on {day}.",
        "The opposition called on the minister to publish the cost of the new railway.",
        "The mayor of {town} wants {n} flats to be built on the site of the old brewery.",
        "The government rejected the proposal for a lower tax on bread.",
        "Voters go to the polls in {few} weeks, and the two big parties are level.",
        "The committee heard {few} experts on the future of the libraries.",
        "The prime minister promised {n} more nurses for the hospitals of the south.",
        "A museum of glass opens in {town} after {few} years of building.",
        "The union and the employers agreed on a rise of {few} per cent.",
    ),
}
LOUD = {
    "sport": (
        "A late shot from the edge of the area hit the bar.",
        "{side} killed off the match with two goals in {few} minutes.",
        "Their attack has looked tired, and the striker missed a chance from close range.",
        "The race ended in a dead heat between the two favourites.",
        "{rival} lost the battle in midfield and surrendered a lead of two goals.",
        "The captain is injured and will miss the rest of the season.",
    ),
    "market": (
        "A strike at the port of {town} entered its {nth} day, and {n} ships are waiting.",
        "A price war among the big grocers has hurt small shops.",
        "Demand for diesel cars has collapsed, and the deal is dead, a trader said.",
        "The company captured a tenth of the market within a year and is a target for bidders.",
        "The bank was the victim of a computer attack that froze {n} accounts.",
    ),
    "weather": (
        "The storm hit the coast on {day} and died down by the evening.",
        "Strong winds took the roofs off two barns near {town} and killed the power for an hour.",
        "Lightning strikes were counted in {n} places.",
    ),
    "politics": (
        "The opposition launched an attack on the budget and vowed to fight it to the end.",
        "The bill was killed in committee by {few} votes.",
        "Rebels in the governing party threaten to vote against the reform.",
        "The campaign has been a battle of posters, and the mayor came under fire over his holiday.",
        "Police arrested a clerk who is said to have taken money from the fund.",
    ),
}
LOUD_SHARE = 0.5  # of the articles: what a daily has outside its pages on wars, by estimate
WORDS |= {
    "side": ("Rovers", "Port Helm Athletic", "the Marat Lions", "Sarin United"),
    "rival": ("Kesra Town", "the Dana Bears", "Mirna Wanderers"),
}


def of_peace(many: int) -> Iterator[str]:
    """Yield invented articles as long as those of a war, about sports, markets, weather and politics."""
    dice = random.Random(SEED)
    yield from (_of_peace(dice, dice.choice(tuple(QUIET))) for _ in range(many))


def _of_peace(dice: random.Random, matter: str) -> str:
    day = f"{dice.choice(('May', 'June', 'July'))} {dice.randint(1, 28)}, 2021"
    loud = dice.randint(2, 4) if dice.random() < LOUD_SHARE else 0
    paragraphs: list[str] = []
    while len(" ".join(paragraphs).split()) < 360:
        said = [_sentence(dice, QUIET[matter]) for _ in range(dice.randint(1, 3))]
        if loud:
            said.append(_sentence(dice, LOUD[matter]))
            loud -= 1
        paragraphs.append(" ".join(said))
    dice.shuffle(paragraphs)
    title = f"What {dice.choice(WORDS['town'])} talks about"
    return "\n\n".join((title, day, *paragraphs)) + "\n"


def stream(many: int, share: int = 20) -> Iterator[tuple[str, bool]]:
    """Yield articles of a stream and whether each is of the war: one in so many is."""
    war, peace = of_war(-(-many // share)), of_peace(many)
    for number in range(many):
        of_war_here = number % share == 0
        yield next(war if of_war_here else peace), of_war_here
