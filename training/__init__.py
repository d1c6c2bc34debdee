"""Makes the English pipeline that ships with warmonitor, from data that may be trained on."""
