"""One wrong cell, one finding: the cause of broken sums, and the one change that would mend them.

system.py   the sums of a table as equations over the cells that the clerk gave
moves.py    the mistakes people make: a cell, two cells exchanged, a row shifted, exchanged or forgotten
causes.py   which mistakes explain the sums that do not hold
evidence.py which of several cells shows the trace of a slip of the pen
report.py   causes as findings     folding.py  what rules across years say of the same cell
"""

from govreport.diagnosis.folding import fold
from govreport.diagnosis.report import diagnose

__all__ = ["diagnose", "fold"]
