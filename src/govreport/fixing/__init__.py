"""`check --fix`: the repairs that need no judgement, in the data file itself."""

from govreport.fixing.repairs import fixed_text

__all__ = ["fixed_text"]
