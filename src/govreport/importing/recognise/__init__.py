"""From paragraphs and grids to a report, by the labels of the form and never by positions alone.

normal.py    how two spellings of one label become equal    labels.py   all labels of one edition
lines.py     a document as rows of cells                    streams.py  one cell a line → rows
rows.py      the rows, however the file divides them        columns.py  which figure is in which column
pages.py     rows that a page break divides                 figures.py  what a cell says
across.py    tables whose rows stand side by side
tables.py    row by row through a document                  belief.py   whether a row may be believed
harvest.py   what the rows came to                          choice.py   which edition it is
headings.py  the sections    head.py  title and signature   prose.py, facts.py  the texts
"""
