"""One pipeline out of the parts, as small as it will go, put in the package in one move."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore

from training import lemmas
from training.vectors import look_up_small

META = {
    "name": "warmonitor",
    "version": "1.0.0",
    "description": "English for reading reports of armed conflict",
    "author": "the warmonitor contributors",
    "license": "CC BY-SA 4.0",
    "email": "",
    "url": "",
}


def assemble(parser: Path, entities: Path | None, language: Path, out: Path) -> None:
    """Join the parts, add the lemmatiser, and replace the folder `out`, its card kept."""
    nlp = spacy.load(parser)
    lemmas.add(nlp, language)
    if entities is not None:
        nlp.add_pipe("ner", source=spacy.load(entities))
    nlp.meta.update(META)
    # Half the size, and no score moves; `warmonitor.claims.language` reads it back.
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16")
    beside = out.with_name(out.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    nlp.to_disk(beside)
    look_up_small(beside / "vocab")
    write_strings(nlp, beside / "vocab/strings.json")
    card = out / "README.md"
    if card.is_file():
        shutil.copy(card, beside / "README.md")
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    beside.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def write_strings(nlp: Language, file: Path) -> None:
    """Keep no word of the training texts, only the names of tags and labels.

    Vectors are looked up by the hash of a word, so the words themselves are not needed; without
    them the package names nobody.
    """
    kept = StringStore()
    for labels in nlp.pipe_labels.values():
        for label in labels:
            kept.add(label)
            for part in label.replace("=", "|").split("|"):
                kept.add(part)
    for blank in spacy.blank("en").vocab.strings:
        kept.add(blank)
    file.write_text(json.dumps(sorted(kept), ensure_ascii=False, indent=0) + "\n", "utf-8")
