"""Sites made on a cluster: a real one, with two workers on this machine."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from aic_faq import DocumentState, build
from aic_faq.cli._group import cli
from tests.batch.sites import files_of, some_documents, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed")

# What a cluster says while its workers die is not ours.
pytestmark = [pytest.mark.heavy, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start a scheduler and two workers, which work in a folder of their own."""
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    place = str(tmp_path_factory.mktemp("dask"))
    with distributed.LocalCluster(**options, local_directory=place, silence_logs=50) as found:
        yield found


def test_the_command_takes_the_address_of_a_cluster(cluster: Any, folder: Path) -> None:
    """--dask."""
    write(folder / "docs", some_documents(20))
    build(["docs"], "plain")

    with pytest.raises(SystemExit) as left:
        cli.main(["build", "docs", "-o", "site", "--dask", cluster.scheduler_address])

    assert 0 == left.value.code
    assert files_of(folder / "plain") == files_of(folder / "site")


def test_a_cluster_writes_the_same_though_a_worker_is_killed(cluster: Any, folder: Path) -> None:
    """The work of the dead is done by others: the same bytes, the same report."""
    write(folder / "docs", some_documents(120))
    expected = build(["docs"], "plain")
    killed: list[int] = []

    with distributed.Client(cluster, set_as_default=False) as client:
        workers = [*client.run(os.getpid).values()]

        def kill() -> None:
            while len([*(folder / "site").glob("page-*")]) < 10:
                time.sleep(0.005)
            os.kill(workers[0], signal.SIGKILL)
            killed.append(workers[0])

        thread = threading.Thread(target=kill)
        thread.start()
        report = build(["docs"], "site", executor=client.get_executor(pure=False), workers=2)
        thread.join()

    assert workers[:1] == killed
    assert 120 == report.counts[DocumentState.BUILT]
    assert (expected.documents, expected.repeated) == (report.documents, report.repeated)
    assert files_of(folder / "plain") == files_of(folder / "site")
