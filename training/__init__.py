"""Makes the English pipeline that ships with warmonitor, from data that may be trained on."""

import os

# numpy reads it once, when it is first imported: with one thread its product is the quickest.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
