"""How single values are read: each function returns a value, or says what is wrong with it.

problem.py  what a value got wrong    numbers.py  counts, amounts, changes
text.py     hygiene of text           dates.py    dates
rows.py     rows of a statistics table            names.py    nearest names
"""
