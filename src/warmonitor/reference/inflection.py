"""How regular English words change their form; irregular forms stand in the tables."""

import re

_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")  # gun, trap, stab: the last letter doubles


def plural(word: str) -> str:
    """Return the regular plural of a noun, or of the last word of a phrase."""
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    if word.endswith(("man",)) and not word.endswith(("human", "german", "ottoman", "roman")):
        return word[:-2] + "en"
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word + "s"


def verb_forms(verb: str) -> set[str]:
    """Return the regular forms of a verb: `kill`, `kills`, `killed`, `killing`."""
    if verb.endswith("ie"):
        return {verb, verb + "s", verb + "d", verb[:-2] + "ying"}
    if verb.endswith("ee"):
        return {verb, verb + "s", verb + "d", verb + "ing"}
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if _CONSONANT_Y.search(verb):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    stem = verb + verb[-1] if _SHORT.search(verb) else verb
    third = plural(verb) if re.search(r"(s|x|z|ch|sh)$", verb) else verb + "s"
    return {verb, third, stem + "ed", stem + "ing"}
