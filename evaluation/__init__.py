"""How well the program reads, measured on texts that people annotated, with floors that do not lower."""
