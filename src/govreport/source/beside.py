"""What govreport keeps beside the data files: settings, and schemas for editors. None of it is a report."""

SETTINGS = "govreport.toml"
SCHEMA = ".schema.json"


def lies_beside(name: str) -> bool:
    """Tell whether a file of this *name* has the suffix of a data file and is none."""
    return name == SETTINGS or name.endswith(SCHEMA)
