"""An existing engine does the work when one machine is not enough: dask, with a worker killed on the way."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from batch_kit import KILLER, results, written

from govreport.batch import Batch, State, run_batch

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_a_dask_worker_that_is_killed_loses_nothing_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    (tmp_path / "killing_plugin.py").write_text(KILLER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    written(tmp_path / "in", *["停"] * 200)
    rows = []
    batch = Batch((str(tmp_path / "in"),), tmp_path / "out", extra=("killing_plugin",))
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with (
        distributed.LocalCluster(host="127.0.0.1", **options) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = list(client.run(os.getpid).values())

        def kill() -> None:
            while len(results(tmp_path / "out")) < 20:
                time.sleep(0.05)
            os.kill(pids[0], signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        with client.get_executor(retries=1) as executor:
            outcome = run_batch(batch, executor, summary=lambda all_rows: rows.extend(all_rows()))
        killer.join()
        assert set(client.run(os.getpid).values()) != set(pids)
    assert outcome.counts == {State.DONE: 200}
    assert len(rows) == len({row.name for row in rows}) == 200
    assert len(set(results(tmp_path / "out").values())) == 1
