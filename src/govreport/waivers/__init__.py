"""Accepted exceptions: kept in the data file with who, when and why, bound to their figures.

model.py     one waiver            reading.py  [[waivers]] of the data file
applying.py  findings and waivers  writing.py  adding one to a data file
"""

from govreport.waivers.model import Waiver

__all__ = ["Waiver"]
