"""Which figures a text tells: how many people, and what was done to them."""

import pytest

# Each line: a sentence as news writes it, and the figures in it as outcome, low, high.
CASES = [
    # a count inside a count
    (
        "At least 12 people, including three children, were killed and 30 others injured when a missile hit a house in Kharkiv.",
        [("killed", 12, None), ("killed", 3, 3), ("injured", 30, 30)],
    ),
    # two verbs, each with its object
    (
        "Gunmen killed seven farmers and abducted four others in Zamfara state, police said.",
        [("killed", 7, 7), ("abducted", 4, 4)],
    ),
    # tanks are no people
    (
        "The ministry said its forces had destroyed two tanks and killed up to 60 servicemen.",
        [("killed", None, 60)],
    ),
    # a toll, and the toll before it
    (
        "The death toll from Sunday's attack rose to 43, up from 38, officials said.",
        [("killed", 43, 43)],
    ),
    # a toll that is still ahead
    ("The death toll is expected to rise because 20 people are in hospital.", []),
    # the toll, in a verb that bounds it
    ("The number of wounded in Kharkiv exceeded 300.", [("injured", 301, None)]),
    ("The death toll climbed past 2,000.", [("killed", 2001, None)]),
    ("The death toll has passed 2,000.", [("killed", 2001, None)]),
    # a number nobody knows, and a question how many
    ("An unknown number of soldiers were killed near Kharkiv.", [("killed", 2, None)]),
    ("It is unknown whether soldiers were killed near Kharkiv.", []),
    # a part of those before the comma
    (
        "Of the 60 people killed in Kharkiv, half were children.",
        [("killed", 60, 60), ("killed", 30, 30)],
    ),
    ("Of the 60 people injured, 20 were women.", [("injured", 60, 60), ("injured", 20, 20)]),
    ("Sixty people were killed, mostly women.", [("killed", 60, 60), ("killed", 31, None)]),
    (
        "Sixty people, mainly women and children, were killed.",
        [("killed", 60, 60), ("killed", 31, None)],
    ),
    # a list, each with its own number
    (
        "Five policemen, two civilians and a soldier died in the ambush.",
        [("killed", 5, 5), ("killed", 2, 2), ("killed", 1, 1)],
    ),
    # persons are counted where they are told
    ("The shell killed a family of five, medics said.", [("killed", 5, 5)]),
    # a family, by the unit
    ("Two families fled the village.", [("displaced", 2, 2)]),
    # bringing to N
    (
        "Three villagers were killed and 11 wounded, bringing to 1,204 the number of people killed since May.",
        [("killed", 3, 3), ("injured", 11, 11), ("killed", 1204, 1204)],
    ),
    # nobody
    ("Nobody was hurt in the blast.", [("injured", 0, 0)]),
    ("No civilians were killed, the coalition said.", [("killed", 0, 0)]),
    # a part of them that is their own
    ("The movement said 17 of their fighters were killed in clashes.", [("killed", 17, 17)]),
    ("The bodies of 14 villagers were found in a mass grave.", [("killed", 14, 14)]),
    (
        "More than 120,000 people have fled across the border since August.",
        [("displaced", 120001, None)],
    ),
    (
        "Twenty-three people died, among them nine women and two infants.",
        [("killed", 23, 23), ("killed", 9, 9), ("killed", 2, 2)],
    ),
    ("The strike left 11 dead and 40 wounded.", [("killed", 11, 11), ("injured", 40, 40)]),
    ("The strike left five people dead and 12 injured.", [("killed", 5, 5), ("injured", 12, 12)]),
    ("Forty people lost their lives.", [("killed", 40, 40)]),
    ("A bomb went off in a market, claiming at least 20 lives.", [("killed", 20, None)]),
    ("The bombing claimed the lives of twelve people.", [("killed", 12, 12)]),
    ("Some 200 fighters surrendered to government forces.", [("surrendered", 200, 200)]),
    # two people, each alone
    (
        "A journalist and her cameraman were shot dead on Tuesday.",
        [("killed", 1, 1), ("killed", 1, 1)],
    ),
    # what might happen has not
    ("The attack could kill thousands, analysts warned.", []),
    # they are alive
    ("They threatened to kill 20 hostages.", []),
    ("If the dam breaks, 300 people will die.", []),
    ("Between 12 and 15 soldiers were captured by the rebels.", [("detained", 12, 15)]),
    ("Around 300 people are missing after the dam burst.", [("missing", 300, 300)]),
    # half of a counted whole
    (
        "Over the past week, 75 people have been killed, half of them children.",
        [("killed", 75, 75), ("killed", 37, 38)],
    ),
    (
        "Sixty people were wounded, most of them women.",
        [("injured", 60, 60), ("injured", 31, None)],
    ),
    # a pronoun counts one; those who flee by it are often those who did it
    ("He was captured by border troops.", [("detained", 1, 1)]),
    ("She was kidnapped from Velm on May 6.", [("abducted", 1, 1)]),
    ("He fled.", []),
    ("The raid led to the capture of six fighters.", [("detained", 6, 6)]),
    ("Farmers found the body of a guard in the well.", [("killed", 1, 1)]),
    # names in a list are one figure
    ("Omar Haddad, Ali Saidi and Rami Odeh were kidnapped.", [("abducted", 3, 3)]),
    # what looks back, what says of which kinds people were, who ran from no war
    ("The execution of these men was condemned.", []),
    ("There were 400 casualties including soldiers, rebels and civilians.", [("killed", 400, 400)]),
    ("A young man escaped in a car.", []),
    # "he" is one, said anew; "killing him" looks back
    ("He was killed in 2031.", [("killed", 1, 1)]),
    ("Two men stopped the car, killing him.", []),
    ("Police arrested 24 protesters.", [("detained", 24, 24)]),
    ("The group says it has documented the deaths of 4,215 civilians.", [("killed", 4215, 4215)]),
    (
        "The shelling wounded a 12-year-old girl and her mother.",
        [("injured", 1, 1), ("injured", 1, 1)],
    ),
    ("Six wounded soldiers were taken to hospital.", [("injured", 6, 6)]),
    # nobody counts "the wounded"
    ("Ambulances took the wounded to hospital.", []),
    # a bare plural is two or more
    ("Civilians were killed in the raid.", [("killed", 2, None)]),
    # one number for two outcomes takes the first
    ("About 30 people were killed or wounded.", [("killed", 30, 30)]),
    ("Twelve fighters were killed and wounded.", [("killed", 12, 12)]),
    # text that has lost its commas, headlines, capitals
    (
        "Ten civilians were killed and another 17 injured when warplanes struck a town",
        [("killed", 10, 10), ("injured", 17, 17)],
    ),
    ("Air strikes killed 13 and wounded 29", [("killed", 13, 13), ("injured", 29, 29)]),
    ("Nine Civilians Killed 14 Injured in Car Bombing", [("killed", 9, 9), ("injured", 14, 14)]),
    ("Army Kills 15 Rebels in the South", [("killed", 15, 15)]),
    (
        "The dead included six women five children and three police officers.",
        [("killed", 6, 6), ("killed", 5, 5), ("killed", 3, 3)],
    ),
    ("Two of the victims were minors.", [("killed", 2, 2)]),
    (
        "Seventeen children and six women were among those killed.",
        [("killed", 17, 17), ("killed", 6, 6)],
    ),
    ("A further 87 deaths had been recorded there.", [("killed", 87, 87)]),
    (
        "Shelling caused more than a dozen civilian deaths and scores of injuries.",
        [("killed", 13, None), ("injured", 40, None)],
    ),
    ("As many as 30,000 people remain under siege.", [("besieged", None, 30000)]),
    (
        "The war has killed 9,000 people and forced millions to flee.",
        [("killed", 9000, 9000), ("displaced", 2000000, None)],
    ),
    (
        "It led to the killing of two people and the injury of 40 others.",
        [("killed", 2, 2), ("injured", 40, 40)],
    ),
    ("Buses evacuated 300 patients from the enclave.", [("evacuated", 300, 300)]),
    # a part before its whole, and told of it in other ways
    (
        "Ten children were among at least 48 people killed in the village.",
        [("killed", 10, 10), ("killed", 48, None)],
    ),
    ("There were also 20 women among the dead.", [("killed", 20, 20)]),
    (
        "Nine women and 13 guards from the six families were among the dead.",
        [("killed", 9, 9), ("killed", 13, 13)],
    ),
    ("Some 31 farmers were identified among those killed.", [("killed", 31, 31)]),
    (
        "The raid killed 25 shepherds. Of those killed six were children.",
        [("killed", 25, 25), ("killed", 6, 6)],
    ),
    (
        "At least 23 civilians among them eight children and six women were killed on Wednesday.",
        [("killed", 23, None), ("killed", 8, 8), ("killed", 6, 6)],
    ),
    # an aside between dashes
    (
        "Clashes have rocked the city leaving 23 civilians - including nine children - dead.",
        [("killed", 23, 23), ("killed", 9, 9)],
    ),
    (
        "Clashes rocked the city leaving 23 civilians -- including nine children -- and 16 fighters dead.",
        [("killed", 23, 23), ("killed", 9, 9), ("killed", 16, 16)],
    ),
    # who reports is not who was killed, though no comma parts them
    (
        "A bomb went off on Friday killing at least 18 people including 11 children state media reported.",
        [("killed", 18, None), ("killed", 11, 11)],
    ),
    (
        "Nine civilians killed others injured in rocket fire",
        [("killed", 9, 9), ("injured", 2, None)],
    ),
    ("35 Dead Dozens Wounded in Battle", [("killed", 35, 35), ("injured", 24, None)]),
    ("75 Rebels Killed Injured in the South", [("killed", 75, 75)]),
    # more of them are no part of those before
    (
        "There are at least 56 dead including 11 children and dozens more wounded.",
        [("killed", 56, None), ("killed", 11, 11), ("injured", 24, None)],
    ),
    # one life
    ("The shells fell at noon claiming the life of a nurse.", [("killed", 1, 1)]),
    # tolls of people who are named
    (
        "The number of rebel and tribal fighters killed in battles since Monday has risen to 39.",
        [("killed", 39, 39)],
    ),
    (
        "Strikes killed 12 civilians, bringing to 45 the number killed in two days.",
        [("killed", 12, 12), ("killed", 45, 45)],
    ),
    ("With the death toll estimated between 50 and 130, the council met.", [("killed", 50, 130)]),
    # heads, not figures
    ("# Rebel leader killed\n\nNothing more is known.", []),
    # expressions that harm nobody
    ("Rovers killed off the match with two goals, and Town surrendered a lead of two.", []),
    ("The race of the 20 riders ended in a dead heat.", []),
    # other things are counted too
    ("The farmer lost 40 sheep and two houses were destroyed.", []),
    ("The army captured three villages and a hill.", []),
    ("The deal was killed by 20 lawmakers.", []),
]


CASES += [
    # the displaced by what they are
    ("There are about 48,000 IDPs in Tarun.", [("displaced", 48000, 48000)]),
    ("Camps host some 9,000 displaced people.", [("displaced", 9000, 9000)]),
    ("The displaced people were given blankets.", []),
    # captures and kidnappings
    ("The rebels took 41 prisoners.", [("detained", 41, 41)]),
    ("The prison holds 41 prisoners of war.", []),
    ("The army announced the capture of nine rebels.", [("detained", 9, 9)]),
    ("The army announced the capture of the town.", []),
    ("The kidnapping of a priest shocked the town.", [("abducted", 1, 1)]),
    ("Gunmen are holding the banker.", [("abducted", 1, 1)]),
    ("The banker is in the hands of a rebel group.", [("abducted", 1, 1)]),
    ("The town is in the hands of a rebel group.", []),
    # three persons or more of one list are one figure, two are two
    ("A teacher, a driver and a nurse were kidnapped.", [("abducted", 3, 3)]),
    # those beside whom somebody died
    (
        "The mayor was shot dead, along with two of his guards.",
        [("killed", 1, 1), ("killed", 2, 2)],
    ),
    (
        "He, along with the bomber Nadia Velm, was hanged on 4 February 2015.",
        [("killed", 1, 1), ("killed", 1, 1)],
    ),
    # one deed after another is two, one number of dead and wounded is one
    ("The group abducted and killed farmers.", [("abducted", 2, None), ("killed", 2, None)]),
    (
        "The army abducted hundreds of people, including one hostage who was beheaded.",
        [("abducted", 200, None), ("killed", 1, 1)],
    ),
    # losses of whom
    ("The army inflicted heavy losses on the rebels.", [("killed", 2, None)]),
    ("The company reported heavy losses on its bonds.", []),
    # nobody at all
    ("No damage or casualties resulted.", [("killed", 0, 0)]),
    ("There were no reports of casualties.", [("killed", 0, 0)]),
    # what is told of nobody in particular looks back; those who died are told of anew
    ("We mourn those who were hurt or who died in Velm.", [("injured", 2, None)]),
    ("The families of those killed were told.", []),
    # bodies, graves, wounds that kill
    ("Soldiers reported finding the body of a rebel.", [("killed", 1, 1)]),
    ("We buried 31 people.", [("killed", 31, 31)]),
    ("Two families were buried under the debris.", [("missing", 2, 2)]),
    ("More dead were feared buried under the rubble.", [("killed", 2, None)]),
    ("The captain was mortally wounded near Velm.", [("killed", 1, 1)]),
    ("31 people hurt in Tuesday's attack", [("injured", 31, 31)]),
    # a part of the injured is worse off
    (
        "Shells hit the square, injuring eight others, some critically.",
        [("injured", 8, 8), ("injured", 2, None)],
    ),
    ("A nurse was critically wounded.", [("injured", 1, 1)]),
    # who is among them, and no counts
    (
        "There have been about 300 casualties including soldiers and civilians.",
        [("killed", 300, 300)],
    ),
    ("The militia began fleeing the town.", [("displaced", 2, None)]),
    ("Ninety gunmen in the town turned themselves in.", [("surrendered", 90, 90)]),
    ("The government is using barrel bombs to kill civilians.", [("killed", 2, None)]),
    ("A man whose sister was killed spoke.", [("killed", 1, 1)]),
    ("The gunmen escaped.", []),
    # how many the dead, or the displaced, are in all
    ("The dead numbered between 64 and 70.", [("killed", 64, 70)]),
    ("IDPs total 91,300.", [("displaced", 91300, 91300)]),
    ("The town has a mostly Alawite population of 700,000.", []),
    # a number behind a number is not what it counts
    ("The war has displaced 11 million, half of the country.", [("displaced", 11000000, 11000000)]),
    ("The town swelled with the arrival of Syrians fleeing the war.", [("displaced", 2, None)]),
    (
        "At least six marines and an unknown number of policemen died.",
        [("killed", 6, None), ("killed", 2, None)],
    ),
]


@pytest.mark.parametrize(("text", "figures"), CASES, ids=[text[:40] for text, _ in CASES])
def test_figures(read, text, figures):
    assert [(c.outcome, c.count.low, c.count.high) for c in read(text)] == figures


# text, and for each figure its class, its demographic, and whether it is a part of another
WHO = [
    (
        "Ten children were among at least 48 people killed in the village.",
        [("civilian", "child", True), ("unspecified", None, False)],
    ),
    (
        "Six civilians including a child were among at least 22 people killed.",
        [("civilian", None, True), ("civilian", "child", True), ("unspecified", None, False)],
    ),
    # the children are a part of the toll, and not all of it
    (
        "The council put the death toll at 58 saying there were 11 children among the dead.",
        [("unspecified", None, False), ("civilian", "child", True)],
    ),
    (
        "The raid killed 25 shepherds. Of those killed six were children.",
        [("civilian", None, False), ("civilian", "child", True)],
    ),
    (
        "The number of rebel fighters killed in battles has risen to 39.",
        [("opposition_force", None, False)],
    ),
    # others are like those told of right before
    (
        "Buses evacuated 300 patients. The toll was 20 with 50 others injured.",
        [("civilian", None, False), ("unspecified", None, False), ("unspecified", None, False)],
    ),
]


@pytest.mark.parametrize(("text", "people"), WHO, ids=[text[:40] for text, _ in WHO])
def test_of_whom(read, text, people):
    found = [(*c.victims.classes, c.victims.demographic, c.part_of is not None) for c in read(text)]
    assert found == people
