"""One module per kind of value: read it from text, compare two, say it back, never narrower than the source."""
