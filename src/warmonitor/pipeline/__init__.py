"""The conductor: the table of stages, and two ways to play it, local and Spark."""
