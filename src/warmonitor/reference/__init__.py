"""The shelf: read-only lists to look things up in, each with its licence and its date."""
