"""Reading back: a published report, last year's Word file, a saved page → the values of a data file.

documents/    any file → paragraphs and grids of cells, each with its place
recognise/    paragraphs and grids → cells, texts and head of the report, found by the form's own labels
reading.py    both in one call: `import_report`

Nothing is guessed: a cell whose row, column or figure is not certain stays absent and is a finding
(docs/decisions/0010-labels-not-positions.md).
"""

from govreport.importing.imported import Imported, ReadCell
from govreport.importing.reading import import_report

__all__ = ["Imported", "ReadCell", "import_report"]
