"""Answers: what a check found, for people and for machines.

checked.py   one file and what was found in it     text.py   lines for people, grouped by section
machine.py   one JSON object                       sarif.py  SARIF 2.1.0, for editors and code hosts

Nothing is imported here: a run that found nothing has nothing to say.
"""
