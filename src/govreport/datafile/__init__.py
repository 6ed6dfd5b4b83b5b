"""Writing a data file: the form's rows with their labels as comments, filled in as far as is known.

filling.py  what goes into it      writing.py  its text      values.py  single values as TOML
proof.py    the text, read again and compared                   level.py   what the name of an organ tells
"""

from govreport.datafile.filling import Filling
from govreport.datafile.level import level_of
from govreport.datafile.proof import prove
from govreport.datafile.values import cell_text, quoted, row_text, running_text
from govreport.datafile.writing import computed, data_file

__all__ = [
    "Filling",
    "cell_text",
    "computed",
    "data_file",
    "level_of",
    "prove",
    "quoted",
    "row_text",
    "running_text",
]
