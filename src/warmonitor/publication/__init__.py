"""Records in, files out; it chooses words and formats, and decides nothing."""
