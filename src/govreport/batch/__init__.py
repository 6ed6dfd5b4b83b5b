"""Many reports at once: each by itself, each once, whatever happens on the way.

asked.py     what is asked, how it ended   inputs.py    which data files
names.py     what results are called       planning.py  all of it noted, no two names alike
settings.py  what results depend on        manifest.py  what is done already (SQLite)
work.py      one report, in a worker       pools.py     workers: processes, or any Executor
runner.py    from inputs to rows           summary.py   who must be called first

Workers only compute: they hand over bytes, and one process writes. So nothing is written twice, and a
worker that dies loses nothing but its time.
"""

from govreport.batch.asked import Batch, Outcome
from govreport.batch.manifest import Row, State
from govreport.batch.runner import run_batch

__all__ = ["Batch", "Outcome", "Row", "State", "run_batch"]
