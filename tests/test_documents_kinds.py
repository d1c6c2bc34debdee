"""Kinds of input: pages in HTML, PDF files, and all that cannot be read, with the reason in a line."""

import gzip
import os
import runpy
import stat
import subprocess
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from warmonitor import documents
from warmonitor.documents import markup, publisher
from warmonitor.documents.draft import Draft
from warmonitor.documents.loaders import LOADERS, html, text
from warmonitor.records import Document, UnreadableInput

MUTATE = runpy.run_path(str(Path(__file__).with_name("mutate.py")))
HTML: str = MUTATE["HTML"]
STORY = (
    "Shells fell on the market of Marjan on Tuesday and killed at least 14 people, officials said."
)


def pdf(*pages: list[str]) -> bytes:
    made = MUTATE["pdf"](list(pages))
    assert isinstance(made, bytes)
    return made


def read(folder: Path, content: bytes | str, name: str = "input.txt") -> Document:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return documents.load(str(path))


def refusal(folder: Path, content: bytes | str, name: str = "input.txt") -> str:
    began = time.monotonic()
    with pytest.raises(UnreadableInput) as found:
        read(folder, content, name)
    assert time.monotonic() - began < 10
    assert str(found.value) == f"{folder / name}: {found.value.reason}"
    assert "\n" not in found.value.reason
    return found.value.reason


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind, passage.words) for passage in document.passages]


NESTED = {
    "a list in a list": "<ul><li>Twelve people died in Marat<ul><li>Five people were wounded in Sarin"
    "</li></ul></li><li>Three people died in Dana</li></ul>",
    "a table in a table": "<table><tr><td>Twelve people died in Marat<table><tr><td>Five people were "
    "wounded in Sarin</td></tr></table></td></tr><tr><td>Three people died in Dana</td></tr></table>",
}


@pytest.mark.parametrize("inner", NESTED.values(), ids=NESTED)
def test_what_stands_inside_another_is_read_once(tmp_path: Path, inner: str) -> None:
    page = f"<html><body><article><h1>A week of shells</h1><p>{STORY}</p>{inner}<p>{STORY}</p></article></body></html>"
    words = read(tmp_path, page, "page.html").text
    for said in ("Twelve people died", "Five people were wounded", "Three people died"):
        assert words.count(said) == 1


def test_page_in_html(tmp_path: Path) -> None:
    document = read(tmp_path, HTML, "page.html")
    assert document.title == "Shells fall on Marjan"
    assert document.source is not None
    assert document.source.name == "Harbour Post"
    assert document.published is not None
    assert document.published.day == date(2024, 3, 5)
    assert document.encoding == "utf-8"
    assert document.language == "en"
    assert kinds(document) == [
        ("title", "Shells fall on Marjan"),
        (
            "body",
            "At least 14 people were killed on Tuesday when shells hit the market of Marjan, officials said in a statement.",
        ),
        ("heading", "Old quarrel"),
        (
            "body",
            "The town has been shelled for a week; 300 families left for the coast, the Observatory's director said.",
        ),
        ("body", "Two dead in Tell Sabra"),
    ]
    for passage in document.passages:
        assert document.text[passage.place(0) : passage.end].replace("’", "'") == passage.words


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_page_in_html_in_other_encodings(encoding: str, tmp_path: Path) -> None:
    page = HTML.replace("utf-8", "windows-1252") if encoding == "cp1252" else HTML
    document = read(tmp_path, page.replace("market", "café").encode(encoding), "page.html")
    assert any("the café of Marjan" in passage.words for passage in document.passages)


def test_html_is_known_by_its_content(tmp_path: Path) -> None:
    assert read(tmp_path, HTML, "page.txt").title == "Shells fall on Marjan"
    assert kinds(read(tmp_path, STORY, "story.html")) == [("body", STORY)]


def test_a_page_without_an_article_is_read_whole(tmp_path: Path) -> None:
    page = "<html><body><div>Three soldiers died.</div><script>var x = '<p>no</p>';</script></body></html>"
    assert kinds(read(tmp_path, page, "page.html")) == [("body", "Three soldiers died.")]


def test_a_page_cut_off_in_a_tag(tmp_path: Path) -> None:
    document = read(tmp_path, HTML[: HTML.index("Old quarrel")], "page.html")
    assert any("At least 14 people" in passage.words for passage in document.passages)


def test_pdf(tmp_path: Path) -> None:
    head, foot = "Harbour Rights Monitor", "Page {} of 3"
    first = [
        head,
        "Attack on the market of Marjan",
        "5 March 2024",
        "At least 14 people, among them three children, were killed when a mortar",
        "struck the market in the rebel-held district of Marjan on Monday, a com-",
        "mander of the civil defence said. Some 40 people were injured.",
        foot.format(1),
    ]
    later = [
        [
            head,
            f"On day {n} of the siege no convoy reached the town, its council said.",
            foot.format(n),
        ]
        for n in (2, 3)
    ]
    document = read(tmp_path, pdf(first, *later), "report.pdf")
    assert document.title == "Attack on the market of Marjan"
    assert document.published is not None
    assert document.published.day == date(2024, 3, 5)
    assert head not in document.text
    assert "Page" not in document.text
    bodies = [words for kind, words in kinds(document) if kind == "body"]
    assert bodies == [
        "At least 14 people, among them three children, were killed when a mortar struck the market in the "
        "rebel-held district of Marjan on Monday, a commander of the civil defence said. Some 40 people were injured.",
        "On day 2 of the siege no convoy reached the town, its council said.",
        "On day 3 of the siege no convoy reached the town, its council said.",
    ]
    for passage in document.passages:
        for offset, letter in enumerate(passage.words):
            assert letter in (document.text[passage.place(offset)], " ")


def rewritten(content: bytes, **options: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    if made := options.pop("made", None):
        writer.add_metadata({"/CreationDate": made})
    if options:
        writer.encrypt(**options, algorithm="RC4-128")  # type: ignore[arg-type]
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pdf_day_from_its_metadata_where_the_text_has_none(tmp_path: Path) -> None:
    document = read(tmp_path, rewritten(pdf([STORY]), made="D:20240306101500Z"), "report.pdf")
    assert document.published is not None
    assert document.published.day == date(2024, 3, 6)


def test_pdf_with_a_password_for_changes_only(tmp_path: Path) -> None:
    content = rewritten(pdf([STORY]), user_password="", owner_password="secret")
    assert kinds(read(tmp_path, content, "report.pdf")) == [("body", STORY)]


def bomb() -> bytes:
    import zlib

    packed = zlib.compress(bytes(100_000_000))
    page = pdf(["A"])
    begin = page.index(b"5 0 obj")
    end = page.index(b"endobj", begin)
    head = b"5 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    return page[:begin] + head + packed + b"\nendstream\n" + page[end:]


PDFS = [
    (lambda: rewritten(pdf([STORY]), user_password="secret"), "needs a password"),
    (pdf, "is a PDF without pages"),
    (lambda: pdf([]), "holds no text: its pages are pictures"),
    (lambda: pdf([STORY])[:300], "is a damaged PDF"),
    (lambda: b"%PDF-1.4\n", "is a damaged PDF"),
    (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1_000, "is a damaged PDF"),
    (lambda: pdf([STORY]).replace(b"/Kids [4 0 R", b"/Kids [2 0 R"), "is a damaged PDF"),
    (bomb, "is a damaged PDF, at page 1"),
    (lambda: pdf(["x y z"] * 150_000), "has a page too full to read (page 1)"),
    (lambda: pdf(*[["x"]] * 2_001), "is a PDF of 2,001 pages; at most 2,000 are read"),
]


@pytest.mark.parametrize(("make", "reason"), PDFS, ids=[reason[:30] for _, reason in PDFS])
def test_pdf_that_cannot_be_read(make: object, reason: str, tmp_path: Path) -> None:
    assert callable(make)
    assert refusal(tmp_path, make(), "report.pdf").startswith(reason)


def test_pdf_with_a_broken_table_is_mended(tmp_path: Path) -> None:
    content = pdf([STORY]).replace(b"startxref\n", b"startxref\n9")
    assert kinds(read(tmp_path, content, "report.pdf")) == [("body", STORY)]


CONTENTS = [
    (b"", "is empty"),
    (b" \n\t\r\n ", "holds only blanks"),
    ("\u00a0\u200b\n", "holds no words"),
    (b"\xef\xbb\xbf", "holds no words"),
    (bytes(range(256)) * 50, "is not text (binary content); text, HTML and PDF are read"),
    (b"PK\x03\x04" + bytes(100), "is a ZIP archive or an office file; text, HTML and PDF are read"),
    (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture (PNG); text, HTML and PDF are read"),
    (b"{\\rtf1\\ansi Five people died.}", "is a rich text file (RTF); text, HTML and PDF are read"),
    (
        f'<?xml version="1.0"?><rss><title>{STORY}</title></rss>',
        "is XML, not a page; text, HTML and PDF are read",
    ),
    (gzip.compress(STORY.encode()), "is a gzip archive; text, HTML and PDF are read"),
    ("a b\n" * (text.LINES + 5) * 2, "is text of more than 60,000 lines"),
    ("<html><body>" + "<p>a b</p>" * 40_000, "is a page of more than 30,000 tags"),
    ("<html><body>" + "<b>" * 40_000 + "x", "is a page of more than 30,000 tags"),
    (
        "<html><body><p " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">x</p>",
        "is a page with a tag of more than 1,000 attributes",
    ),
    ("<html><body><p " + "a " * 100_000, "is a page with a tag of more than 1,000 attributes"),
    ("<html><script>let x = 1;</script></html>", "is a page without any text to read"),
]


@pytest.mark.parametrize(
    ("content", "reason"), CONTENTS, ids=[reason[:40] for _, reason in CONTENTS]
)
def test_content_that_cannot_be_read(content: bytes | str, reason: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, content) == reason


HARMLESS = {
    "a huge attribute": '<html><body><p title="'
    + "x" * 10_000_000
    + f'">{STORY}</p></body></html>',
    "deep nesting": "<html><body>" + "<div>" * 9_000 + f"<p>{STORY}</p>" + "</div>" * 9_000,
    "entities of entities": '<!DOCTYPE html [<!ENTITY a "aaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]><html><body><p>{STORY} &i;</p></body></html>",
    "deep metadata": f'<html><script type="application/ld+json">{"[" * 50_000}</script><body><p>{STORY}</p></body></html>',
    "comments": f"<html><body>{'<!-- <p> -->' * 100_000}<p>{STORY}</p></body></html>",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_page_that_is_heavy_and_still_read(name: str, tmp_path: Path) -> None:
    began = time.monotonic()
    document = read(tmp_path, HARMLESS[name], "page.html")
    assert any(STORY in passage.words for passage in document.passages)
    assert len(document.text) < 10_000
    assert time.monotonic() - began < 10


def test_scripts_do_not_count_as_attributes() -> None:
    page = (
        "<html><script>if (a <b) { "
        + "x = 1; " * 5_000
        + "}</script><body><p a=1>x</p></body></html>"
    )
    assert markup.refusal(page) is not None
    assert markup.refusal(markup.stripped(page)) is None


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.name)
def test_size_is_checked_before_reading(
    loader: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of 200 MB costs no memory: it has holes, and is refused by its size."""
    begin = {"text": STORY.encode(), "HTML": b"<html>", "PDF": b"%PDF-1.7"}[loader.name]  # type: ignore[attr-defined]
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(begin + b" " * 5_000)
        file.truncate(200_000_000)
    with pytest.raises(UnreadableInput, match="is too large: 200 MB, and"):
        documents.load(str(path))


def test_standard_input(tmp_path: Path) -> None:
    code = "from warmonitor import documents; print(documents.load('-').passages[0].words)"
    run = subprocess.run(
        [sys.executable, "-c", code], input=STORY.encode(), capture_output=True, check=True
    )
    assert run.stdout.decode().strip() == STORY


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    cases = {
        str(tmp_path / "pipe.txt"): "is a pipe, not a file",
        str(tmp_path / "gone.txt"): "does not exist",
        str(tmp_path / "circle.txt"): "cannot be read: too many levels of symbolic links",
        str(tmp_path): "is a folder that cannot be opened",
        "/dev/zero": "is a device, not a file",
        "a\0b.txt": "cannot be read: embedded null",
        str(tmp_path / ("x" * 300)): "cannot be read: file name too long",
    }
    for location, reason in cases.items():
        with pytest.raises(UnreadableInput) as found:
            documents.load(location)
        assert found.value.reason.startswith(reason), found.value


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(STORY)
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="may not be read: permission denied"):
        documents.load(str(path))
    path.chmod(stat.S_IRUSR)
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    with pytest.raises(UnreadableInput):
        [documents.load(location) for location in documents.inputs([str(folder)])]


def test_inputs_of_a_folder(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.HTML",
        "c.pdf",
        "d.jpg",
        ".hidden.txt",
        "sub/e.txt",
        ".git/f.txt",
        "sub/g.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    found = [
        str(Path(location).relative_to(tmp_path)) for location in documents.inputs([str(tmp_path)])
    ]
    assert found == ["a.HTML", "b.txt", "c.pdf", "sub/e.txt", "sub/g.md"]


def test_inputs_are_given_in_the_order_asked_for(tmp_path: Path) -> None:
    one = tmp_path / "one.jpg"
    one.write_text("x")
    asked = ["-", str(one), "https://example.org/story"]
    assert list(documents.inputs(asked)) == asked


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("nowhere/at/all.txt", "does not exist"),
        ("ftp://example.org/story.txt", "is no address to read; http and https are"),
        ("a\0b", "cannot be read: embedded null"),
    ],
)
def test_inputs_that_are_none(argument: str, reason: str) -> None:
    with pytest.raises(UnreadableInput) as found:
        list(documents.inputs([argument]))
    assert found.value.reason.startswith(reason)


def test_a_folder_without_inputs(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"is a folder without a readable file \(pdf, html"):
        list(documents.inputs([str(tmp_path)]))


def test_a_text_costs_no_heavy_guest(tmp_path: Path) -> None:
    """An English text in UTF-8 is read with the standard library and our own tables."""
    path = tmp_path / "story.txt"
    path.write_text(
        f"5 March 2024 {STORY} It was said by the mayor of the town that the army had fired at them."
    )
    code = (
        "import sys; from warmonitor import documents; documents.load(sys.argv[1]);"
        "print(*sys.modules.keys() & {'ftfy', 'py3langid', 'numpy', 'trafilatura', 'pypdf', 'lxml', 'charset_normalizer', 'httpx2'})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""


def test_libraries_print_nothing_of_their_own(tmp_path: Path) -> None:
    """What a library has to say about a damaged input is said by our one line."""
    (tmp_path / "a.pdf").write_bytes(pdf([STORY])[:300])
    (tmp_path / "b.pdf").write_bytes(pdf([STORY]).replace(b"startxref\n", b"startxref\n9"))
    (tmp_path / "c.html").write_text("<html><body><p>x</p></body></html>")
    (tmp_path / "d.html").write_text("<html></html>")
    code = (
        "import sys\nfrom warmonitor import documents, records\n"
        "for location in documents.inputs(sys.argv[1:]):\n"
        "    try: documents.load(location)\n"
        "    except records.UnreadableInput: pass"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout + run.stderr == ""


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (STORY, "en"),
        (
            "Bei dem Angriff auf den Markt sind nach Angaben der Behörden mindestens vierzehn Menschen getötet worden.",
            "de",
        ),
        (
            "В результате обстрела рынка погибли четырнадцать человек, сообщил мэр города во вторник вечером.",
            "ru",
        ),
    ],
)
def test_language(written: str, kind: str, tmp_path: Path) -> None:
    assert read(tmp_path, written).language == kind


@pytest.mark.parametrize(
    ("content", "given", "name"),
    [
        (STORY, "www.dw.com", "DW"),
        (STORY, "Sabra Gazette", "Sabra Gazette"),
        (STORY, "  ", None),
        # the page says it itself
        (HTML, "Sabra Gazette", "Harbour Post"),
    ],
)
def test_the_option_names_the_source_of_what_names_none(
    content: str, given: str, name: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(content)
    source = documents.load(str(path), source=given).source
    assert (source.name if source else None) == name


ADDRESSES = [
    ("www.dw.com", None, "DW"),
    ("www.dw.com", "Sabra Gazette", "DW"),
    # whose server it is, nobody knows
    ("mirror.example", None, "mirror.example"),
    ("mirror.example", "Sabra Gazette", "Sabra Gazette"),
]


@pytest.mark.parametrize(("host", "given", "name"), ADDRESSES)
def test_an_address_names_the_source(host: str, given: str | None, name: str) -> None:
    source = publisher.source(Draft(text=STORY), given, host)
    assert source is not None
    assert source.name == name


NEWS = {
    "English": (
        "At least 14 people were killed on Tuesday when shells hit the market of Marjan, officials "
        "said. Residents of the villages around it fled to the coast in the night, and hospitals "
        "ran out of medicine. A spokesman for the army said that he knew nothing of the attack.",
        False,
    ),
    "English headlines": ("Shells kill 14 in Marjan\nMinister resigns\nDrone downed", False),
    "many English headlines": (
        "Shells kill 14 in Marjan\nArmy retakes two villages\nRebels deny attack on convoy\n"
        "Minister resigns amid protests\nTwelve dead after hospital strike\nEnvoy urges truce\n"
        "Aid trucks reach besieged town\nDozens flee fighting near border\nSix soldiers killed "
        "in ambush\nTalks to resume Monday, mediator says\nDrone downed over port city",
        False,
    ),
    "numbers": ("14, 40, 300", False),
    "Russian": ("В результате обстрела рынка погибли 14 человек, сообщил мэр города.", True),
    "Arabic": ("قتل أربعة عشر شخصا في قصف على السوق، بحسب رويترز Reuters.", True),
    "French": (
        "Au moins quatorze personnes ont été tuées mardi dans un bombardement sur le marché de la "
        "ville, dont trois enfants, a annoncé l'Observatoire. On ignore encore le sort des "
        "habitants des villages voisins. Les hôpitaux manquent de médicaments et la population "
        "fuit vers le sud.",
        True,
    ),
    "Spanish": (
        "Al menos catorce personas murieron el martes en un bombardeo contra el mercado de la "
        "ciudad, entre ellas tres niños, informó el Observatorio. Los hospitales carecen de "
        "medicinas y la población huye hacia el sur del país. El portavoz del ejército dijo que no "
        "tenía información.",
        True,
    ),
    # `in`, `was` and `an` are English too
    "German": (
        "Bei einem Angriff auf den Markt der Stadt sind am Dienstag mindestens vierzehn Menschen "
        "getötet worden, darunter drei Kinder. In der Nacht wurde die Stadt erneut beschossen, und "
        "in den Krankenhäusern fehlt es an Medikamenten. Was in den Dörfern geschah, war zunächst "
        "nicht bekannt.",
        True,
    ),
}


@pytest.mark.parametrize(("text", "foreign"), NEWS.values(), ids=NEWS)
def test_what_is_plainly_not_english(text: str, foreign: bool) -> None:
    assert documents.is_foreign(text) is foreign


# A word parted at the end of a line is one again; a compound and a name keep their hyphen.
PARTED = [
    ("wound-", "ed", "wounded"),
    ("rebel-", "held", "rebel-held"),
    ("al-", "Shami", "al-Shami"),
    ("KIL-", "LED", "KILLED"),
]


@pytest.mark.parametrize(("first", "rest", "word"), PARTED)
def test_a_word_parted_in_a_pdf(first: str, rest: str, word: str, tmp_path: Path) -> None:
    lines = [
        f"At least 14 people were in the market, and many of them were {first}",
        f"{rest} when a mortar struck it, the civil defence of the town said,",
        "and the hospital of the next town took them in on the same day.",
    ]
    document = read(tmp_path, pdf(lines), "report.pdf")
    (passage,) = document.passages
    assert f"many of them were {word} when a mortar" in passage.words
    place = passage.place(passage.words.index(word))
    assert document.text[place:].startswith(f"{first}\n{rest}")


def test_the_same_page_at_two_places_is_the_same(tmp_path: Path) -> None:
    one, other = read(tmp_path, STORY, "one.txt"), read(tmp_path, STORY, "other.txt")
    assert one.id == other.id
    assert html.LOADER.limit > text.LOADER.limit
