"""What reading costs, measured on invented articles."""
