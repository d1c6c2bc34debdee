"""Pages copied from a browser: the article stays, the page around it goes.

Every page is invented, in the shape that the pages of such sources have.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from warmonitor import documents
from warmonitor.records import Document

# Kinds of passages that are read for claims.
READ = ("title", "heading", "body", "caption")


class Page(NamedTuple):
    """A page, what is known of it, how its read passages begin, and words that must be gone."""

    name: str
    text: str
    title: str | None
    day: date | None
    passages: list[str]
    gone: list[str]
    section: str | None = None
    agencies: tuple[str, ...] = ()
    source: str | None = None


PAGES = [
    Page(
        "a broadcaster: numbered menu, picture credits, a foreign caption, a list of sections behind",
        """1. Skip to content
  2. Skip to main menu
  3. Skip to more DW sites
Conflicts

Shells fall on the market of Marjan

March 5, 2024

The mayor of Marjan has called for a ceasefire after a day of shelling.

Marjan Angriff auf Markt
Image: Getty Images/AFP/K. Nobody

At least 14 people were killed in the town of Marjan on Tuesday, the civil defence said.

Market destroyed

"We counted three children among the dead," Samir Nobody, who heads the hospital, told dpa.

People flee from the old town on footImage: Reuters/A. Nobody

Nobody has claimed the attack so far.

ab/cd (AFP, dpa, Reuters)

Skip next section Explore more
Explore more
Ten killed in Tell Sabra, say officials
Skip next section DW's Top Story
""",
        "Shells fall on the market of Marjan",
        date(2024, 3, 5),
        [
            "Shells fall on the market",
            "The mayor of Marjan has called",
            "At least 14 people were killed",
            "Market destroyed",
            '"We counted three children',
            "People flee from the old town on foot",
            "Nobody has claimed the attack",
        ],
        ["Marjan Angriff", "Getty", "Image", "Ten killed", "Top Story", "Skip"],
        section="Conflicts",
        agencies=("AFP", "dpa", "Reuters"),
        source="DW",
    ),
    Page(
        "a public broadcaster: captions with a sign before them, share buttons, related topics",
        """BBC Homepage
Skip to content
Accessibility Help
Home
News
Sport
More menu

Marjan war: Market attack 'kills at least 14'
Published
5 March 2024

Share
Image source, Reuters
Image caption, Rescuers searched the rubble into the night
By Anna Nobody
BBC News, Marjan

At least 14 people have been killed in an attack on a market in Marjan, health officials say.

A spokesman for the army denied that its guns had fired at the town.

You may also be interested in:
Who holds Tell Sabra?
A river town at war

"It was like an earthquake," one trader said.

Related Topics
Marjan
More on this story
Shells kill nine near the Sabra bridge
""",
        "Marjan war: Market attack 'kills at least 14'",
        date(2024, 3, 5),
        [
            "Marjan war: Market attack",
            "Rescuers searched the rubble",
            "At least 14 people have been killed",
            "A spokesman for the army",
            '"It was like an earthquake',
        ],
        [
            "Accessibility",
            "More menu",
            "Image source",
            "Image caption",
            "nine near",
            "A river town",
        ],
    ),
    Page(
        "a news channel: list markers, credits in square brackets, a newsletter in the text",
        """News|Marjan War

Three children among 14 killed in market attack in Marjan
Attack comes a day after talks collapsed in the capital.

Smoke rises over the market of Marjan after the attack [Anna Nobody/Reuters]
By News Staff
Published On 5 Mar 20245 Mar 2024

At least 14 people, including three children, have been killed in an attack on the market of Marjan.

Sign up for Al Jazeera
Breaking News Alerts
Get real-time breaking news alerts and stay up-to-date with the most important headlines from around the globe.

Recommended Stories
list of 3 items
list 1 of 3
Who are the Sabra Brigades?
list 2 of 3
Marjan in maps and charts
end of list

The attack wounded 40 others, the hospital of Marjan said in a statement.

Source: Al Jazeera and news agencies
""",
        "Three children among 14 killed in market attack in Marjan",
        date(2024, 3, 5),
        [
            "Three children among 14",
            "Attack comes a day after",
            "Smoke rises over the market",
            "At least 14 people, including",
            "The attack wounded 40 others",
        ],
        ["Breaking News Alerts", "Who are the", "in maps", "Nobody/Reuters", "list of"],
        source="Al Jazeera",
    ),
    Page(
        "a wire: dateline with an agency, desk credits, its standards",
        """World News
March 5, 2024 / 4:12 PM / 2 years ago
Market attack kills 14 in Marjan: officials
Anna Nobody, Bert Nobody

3 Min Read

MARJAN (Reuters) - At least 14 people were killed on Tuesday when shells hit a market in the town of Marjan, local officials said.

The army said it had struck "a gathering of militants".

Reporting by Anna Nobody; Editing by Bert Nobody

Our Standards: The Thomson Reuters Trust Principles.
""",
        "Market attack kills 14 in Marjan: officials",
        date(2024, 3, 5),
        [
            "Market attack kills 14",
            "At least 14 people were killed",
            'The army said it had struck "a',
        ],
        ["Min Read", "Trust Principles", "MARJAN (Reuters)"],
        agencies=("Reuters",),
    ),
    Page(
        "a state broadcaster: picture signs with ©, a list of links below",
        """HomeWorld News

Army repels attack near Sabra bridge, 30 militants killed – ministry
5 Mar, 2024 10:15
Army repels attack near Sabra bridge, 30 militants killed – ministry
FILE PHOTO. Soldiers near the Sabra bridge. © Sputnik / Anna Nobody

Government troops have repelled an attack near the Sabra bridge, killing 30 militants, the Defense Ministry said on Tuesday.

READ MORE: Talks on the bridge collapse

Two soldiers were wounded, according to the statement.

You can share this story on social media:
Follow RT on Telegram
""",
        "Army repels attack near Sabra bridge, 30 militants killed – ministry",
        date(2024, 3, 5),
        [
            "Army repels attack near",
            "Soldiers near the Sabra bridge",
            "Government troops have repelled",
            "Two soldiers were wounded",
        ],
        ["READ MORE", "Sputnik", "Follow", "FILE PHOTO"],
    ),
    Page(
        "a state agency: the date above the text, agency glued to the first word, desk names below",
        """Terrorist shells claim two lives in Marjan

5 March، 2024

Marjan, SANA-Two citizens were martyred and four others were injured when terrorist groups shelled Marjan.

SANA's reporter said that the shells caused material damage to houses.

A. Nobody / B. Nobody
tweet
""",
        "Terrorist shells claim two lives in Marjan",
        date(2024, 3, 5),
        ["Terrorist shells claim", "Two citizens were martyred", "SANA's reporter said"],
        ["tweet", "B. Nobody", "Marjan, SANA-"],
        agencies=("SANA",),
    ),
    Page(
        "an agency with strokes around its name",
        """MILITARY OPERATION
5 MAR, 14:02
Five civilians wounded in shelling of Tell Sabra — governor

MARJAN, March 5. /TASS/. Five civilians were wounded in the shelling of Tell Sabra, the governor said on his Telegram channel on Tuesday.

"All of them were taken to a hospital," he added.

Tags
Military operation
© 2024 TASS
""",
        "Five civilians wounded in shelling of Tell Sabra — governor",
        None,
        ["Five civilians wounded in", "Five civilians were wounded in", '"All of them were taken'],
        ["/TASS/", "Tags", "© 2024"],
        agencies=("TASS",),
        source="TASS",
    ),
    Page(
        "a newspaper: by-line, photograph, a plea for money",
        """Skip to main content
Support us
Print subscriptions
News
Opinion
The Guardian - Back to home

Marjan
This article is more than 2 years old
Market attack kills 14 as Marjan talks collapse
This article is more than 2 years old
Witnesses describe rows of bodies as hospital runs out of blood

Anna Nobody in Marjan
Tue 5 Mar 2024 10.15 GMT
Last modified on Wed 6 Mar 2024 08.00 GMT

People carry a wounded man through a street.
View image in fullscreen
A wounded man is carried to the hospital of Marjan. Photograph: Anna Nobody/AFP/Getty Images
At least 14 people have died in an attack on the market of Marjan, its hospital said on Tuesday.

The hospital asked for blood, and said that it had no more beds for the 40 wounded.

Explore more on these topics
Marjan
news
Most viewed
Five dead in Tell Sabra flood
""",
        "Market attack kills 14 as Marjan talks collapse",
        date(2024, 3, 5),
        [
            "Market attack kills 14",
            "Witnesses describe rows",
            "People carry a wounded man",
            "A wounded man is carried",
            "At least 14 people have died",
            "The hospital asked for blood",
        ],
        ["Photograph", "View image", "flood", "Support us", "more than 2 years old"],
    ),
    Page(
        "a monitor: title, paragraphs, then the posts before and after",
        """Home
Daily toll
On Mar 5, 2024

Market attack | Fourteen civilians killed by shelling in Marjan city

Marjan province: Observatory activists have reported that shells hit the market of Marjan, killing fourteen civilians, including three children.

Meanwhile, two members of the Sabra Brigades were killed in clashes east of the city.

Prev Post
Five people injured by landmine in the countryside of Tell Sabra

Next Post
Thirty families displaced | Shelling goes on west of the river…

Thirteen fighters killed in an ambush near the bridge…
""",
        "Market attack | Fourteen civilians killed by shelling in Marjan city",
        date(2024, 3, 5),
        ["Market attack | Fourteen", "Marjan province: Observatory", "Meanwhile, two members"],
        ["landmine", "Thirty families", "Thirteen fighters"],
    ),
    Page(
        "a monitor's daily toll: lines that count, announced by a colon",
        """Daily toll: 21 people killed across the province on Tuesday
5 March 2024
The number of people who were killed on Tuesday rose to 21, and they are distributed as follows:

Marjan: 14 civilians, including 3 children
Tell Sabra: 5 fighters of the Sabra Brigades
Western countryside: 2 soldiers

More than 60 people were injured on the same day, some of them badly.
""",
        "Daily toll: 21 people killed across the province on Tuesday",
        date(2024, 3, 5),
        [
            "Daily toll: 21 people",
            "The number of people who",
            "Marjan: 14 civilians",
            "Tell Sabra: 5 fighters",
            "Western countryside: 2 soldiers",
            "More than 60 people",
        ],
        [],
    ),
    Page(
        "a ministry's briefing: numbered paragraphs and marks",
        """Briefing by the Ministry of Defence

(5 March 2024, 10:00)

The Armed Forces continue the operation in the direction of Marjan.

▫️ In the direction of Sabra, units of the Northern Group took the village of Dahr and eliminated up to 120 enemy troops.

▫️ Air defence shot down 12 unmanned aerial vehicles.

In total, 40 tanks have been destroyed since the beginning of the operation.
""",
        "Briefing by the Ministry of Defence",
        date(2024, 3, 5),
        [
            "Briefing by the Ministry",
            "The Armed Forces continue",
            "In the direction of Sabra",
            "Air defence shot down",
            "In total, 40 tanks",
        ],
        ["▫️"],
    ),
    Page(
        "a channel's post: few lines, marks, counts of views",
        """Marjan Now
Forwarded from Sabra Live
⚡️ Three civilians wounded in the shelling of Marjan this morning
Two houses burned down
1.2K views 10:15
""",
        None,
        None,
        ["Three civilians wounded", "Two houses burned down"],
        ["views", "Forwarded"],
    ),
    Page(
        "a relief site: format, source and date above, the details of the report below",
        """ReliefWeb
Search

Marjan: Flash Update No. 3 (as of 5 March 2024)

Format
Situation Report
Source
OCHA
Posted
5 Mar 2024
Originally published
4 Mar 2024

KEY POINTS

• Some 3,000 people were displaced from Marjan between 3 and 5 March.
• At least 14 people were killed when a market was hit.

Hospitals report that medicine is running out, and that no convoy has reached the town since February.

Primary country
Marjan
Other countries
Sabra
""",
        "Marjan: Flash Update No. 3 (as of 5 March 2024)",
        date(2024, 3, 5),
        ["Some 3,000 people were", "At least 14 people were killed", "Hospitals report that"],
        ["Primary country", "Search", "Other countries"],
    ),
    Page(
        "a mail: lines broken by a program, a word parted at a line end",
        """Marjan Watch, weekly letter
5 March 2024

In the week to Monday at least 14 people were killed in Marjan, ten of them
civilians, according to the municipal hospital. Another five died in a rebel-
held village when a mine went off under a bus that carried workers to the pot-
tery.

Nobody has claimed the attack.
""",
        "Marjan Watch, weekly letter",
        date(2024, 3, 5),
        [
            "In the week to Monday at least 14 people were killed in Marjan, ten of them civilians, "
            "according to the municipal hospital. Another five died in a rebel-held village when a "
            "mine went off under a bus that carried workers to the pottery.",
            "Nobody has claimed the attack.",
        ],
        [],
    ),
]


def read(folder: Path, text: str) -> Document:
    path = folder / "page.txt"
    path.write_bytes(text.encode())
    return documents.load(str(path))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Page, tmp_path: Path) -> None:
    document = read(tmp_path, page.text)
    passages = [passage.words for passage in document.passages if passage.kind in READ]
    for beginning in page.passages:
        assert [words for words in passages if words.startswith(beginning)], beginning
    everything = "\n".join(passages)
    for words in page.gone:
        assert words not in everything
    if page.title is not None:
        assert document.title == page.title
    assert (document.published.day if document.published else None) == page.day
    assert document.section == page.section or page.section is None
    assert document.agencies == page.agencies
    assert (document.source.name if document.source else None) == page.source or page.source is None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_letter_leads_back(page: Page, ends: str, tmp_path: Path) -> None:
    """Whatever ends the lines, every letter that is read stands where its place says."""
    text = page.text.replace("\n", ends)
    document = read(tmp_path, text)
    assert document.text == text
    for passage in document.passages:
        for offset, letter in enumerate(passage.words):
            found = text[passage.place(offset)]
            assert letter == found or letter in " '\"-"


def test_line_ends_change_no_words(tmp_path: Path) -> None:
    text = PAGES[0].text
    one, other = read(tmp_path, text), read(tmp_path, text.replace("\n", "\r\n"))
    assert [p.words for p in one.passages] == [p.words for p in other.passages]


def test_nothing_is_lost_where_no_article_stands_out(tmp_path: Path) -> None:
    """A note of a few words is read, not taken for the menu of a page."""
    document = read(tmp_path, "Five killed in Tell Sabra\n")
    assert [passage.words for passage in document.passages] == ["Five killed in Tell Sabra"]


def test_a_sign_of_the_end_in_the_middle_ends_nothing(tmp_path: Path) -> None:
    """Most of the article behind a "Comments" link is still the article."""
    body = "\n\n".join(
        f"In the {number}. week at least {number} people were killed in the town of Marjan, officials said."
        for number in range(2, 12)
    )
    document = read(
        tmp_path,
        f"Opening words of an article that has twelve words and ends here now.\n\nComments (12)\n\n{body}",
    )
    assert sum(passage.kind == "body" for passage in document.passages) == 11
