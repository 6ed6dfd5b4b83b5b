"""`govreport.toml`: what an organ, a county or a province sets for all its data files.

model.py     what it can say        reading.py  found upward from the data file, read, mistakes named
weighing.py  findings weighed as it says
"""

from govreport.config.model import NO_CONFIG, Config

__all__ = ["NO_CONFIG", "Config"]
