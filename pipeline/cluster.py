"""Work done by dask.distributed: by processes of this machine, or a cluster's workers.

Whatever a worker makes lies in a folder that all of them see, in one of its own for
each attempt: what is lost is made again, and what is made twice harms nothing.
"""

from __future__ import annotations

import logging
import uuid
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from distributed import Client, KilledWorker, LocalCluster, get_worker, wait
from distributed.comm import parse_address, resolve_address

from pipeline.engine import Map
from pipeline.files import temporary_folder
from pipeline.issues.model import UsageError
from pipeline.settings import list_settings
from pipeline.uptodate import hash_code

# For a scheduler to answer.
_ANSWER_SECONDS = 15
# For a first worker to come, and a last attempt to end.
_WAIT_SECONDS = 60
# How addresses begin: without or with encryption.
_SCHEMES = ("tcp", "tls")
# Workers that are named in a message.
_MOST_NAMED = 5
_SHARE = (
    "name folders that all workers share, by whole paths "
    "(--raw, --out; TMPDIR for validate and check)"
)
# What a worker does first, so that Ctrl-C is for the process alone that started it.
_LEAVE_TERMINAL = "import os; hasattr(os, 'setpgid') and os.setpgid(0, 0)"
# A task that fails is tried again so often, as a shared disk may.
_RETRIES = 2


class _Fit(NamedTuple):
    """What a worker must have: the code by its hash, the folders."""

    code: str
    folders: Sequence[Path]


@contextmanager
def in_cluster(
    folders: Sequence[Path], *, scheduler: str | None, workers: int
) -> Iterator[Map]:
    """Connect to a scheduler's workers; without one, start so many on this machine.

    Raises:
        UsageError: there is none, or a worker does not see the folders, or has other
            code.
    """
    left: deque[Any] = deque()
    with _quiet(), _connect(scheduler, workers) as client:
        fit = _Fit(_hash_once(), folders)
        _require_fit(client, fit)

        def run(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
            left.extend(_submit(client, work, items, fit))
            while left:
                with _losses_as_usage():
                    result = left[0].result()
                left.popleft()
                yield result

        try:
            yield run
        finally:
            _let_go(client, left)


@contextmanager
def _quiet() -> Iterator[None]:
    """Let dask say nothing: what concerns the user is raised."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable()
        try:
            yield
        finally:
            logging.disable(logging.NOTSET)


@contextmanager
def _connect(scheduler: str | None, workers: int) -> Iterator[Client]:
    """Give a connection to a scheduler that has workers."""
    with ExitStack() as held:
        address = scheduler
        if address is None:
            address = held.enter_context(_start(workers))
        try:
            _require_address(address)
            client = Client(address, timeout=_ANSWER_SECONDS)
        except (OSError, ValueError) as error:
            message = (
                f"no scheduler answers at {address}: start one with `dask scheduler`, "
                "and give the address that it prints to --scheduler"
            )
            raise UsageError(message) from error
        held.enter_context(client)
        try:
            client.wait_for_workers(1, timeout=_WAIT_SECONDS)
        except TimeoutError as error:
            message = (
                f"the scheduler at {address} has no workers: "
                f"start some with `dask worker {address} --nthreads 1`"
            )
            raise UsageError(message) from error
        yield client


def _require_address(address: str) -> None:
    """Refuse what is no address: a client would wait for it long, and then complain.

    Raises:
        ValueError: it is none.
        OSError: there is no such machine.
    """
    scheme, _ = parse_address(address)
    if scheme not in _SCHEMES:
        raise ValueError(scheme)
    resolve_address(address)


@contextmanager
def _start(workers: int) -> Iterator[str]:
    """Start a scheduler and workers that only this machine reaches; give the address.

    Their memory is bounded by the system alone: dask would pause a worker whose memory
    polars keeps, for ever.
    """
    with (
        temporary_folder() as folder,
        LocalCluster(
            workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=None,
            silence_logs=logging.CRITICAL,
            local_directory=str(folder),
            preload=[_LEAVE_TERMINAL],
        ) as cluster,
    ):
        yield cluster.scheduler_address


def _require_fit(client: Client, fit: _Fit) -> None:
    """Refuse workers that would not give what this process would."""
    found = client.run(_find_lack, fit, on_error="return")
    lacks = {worker: lack for worker, lack in sorted(found.items()) if lack}
    for lack in lacks.values():
        names = [worker for worker in lacks if lacks[worker] == lack]
        raise _tell(names, lack if isinstance(lack, str) else f"no such code: {lack}")


def _tell(workers: Sequence[str], lack: str) -> UsageError:
    """Return what is wrong with some workers, of which a few are named."""
    rest = len(workers) - _MOST_NAMED
    others = f" and {rest} more" if rest > 0 else ""
    return UsageError(f"worker {', '.join(workers[:_MOST_NAMED])}{others}: {lack}")


def _find_lack(fit: _Fit) -> str:
    """Return what this process lacks to work for another; nothing where it is fit."""
    if _hash_once() != fit.code:
        return (
            "its code, libraries or Python are not those of this command: "
            "install the same, then restart it"
        )
    for name in list_settings():
        return f"the variable {name} is set: restart it without"
    for folder in fit.folders:
        if not folder.is_dir():
            return f"there is no folder {folder.absolute()}: {_SHARE}"
    return ""


@cache
def _hash_once() -> str:
    """Return the hash of the code as it was when this process began to use it."""
    return hash_code()


def _submit(
    client: Client, work: Callable[[Any], Any], items: Sequence[Any], fit: _Fit
) -> list[Any]:
    """Return what the function will give for each item.

    A worker is given the function once; where that is lost, it is given again.
    """
    name = f"{uuid.uuid4().hex}"
    given = client.submit(partial(_give, work), key=f"give-{name}")
    return [
        client.submit(
            partial(_attempt, item, fit),
            given,
            key=(f"attempt-{name}", number),
            retries=_RETRIES,
        )
        for number, item in enumerate(items)
    ]


def _give(work: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the function itself."""
    return work


def _attempt(item: Any, fit: _Fit, work: Callable[[Any], Any]) -> Any:
    """Return what the function gives; workers that came late are as fit as others."""
    lack = _find_lack(fit)
    if lack:
        raise _tell([get_worker().address], lack)
    return work(item)


@contextmanager
def _losses_as_usage() -> Iterator[None]:
    """Say what to do where workers, the scheduler or the folder were lost."""
    try:
        yield
    except KilledWorker as error:
        message = (
            "several workers were ended over one batch, perhaps for want of memory: "
            "give a smaller --batch-rows, or workers with more memory"
        )
        raise UsageError(message) from error
    except CancelledError as error:
        message = "the scheduler was lost: start it and its workers again, then this"
        raise UsageError(message) from error
    except FileNotFoundError as error:
        message = f"a worker does not see what was written ({error}): {_SHARE}"
        raise UsageError(message) from error


def _let_go(client: Client, left: Sequence[Any]) -> None:
    """Cancel what has not begun, and wait for what has: it writes into the folder."""
    with suppress(OSError, CancelledError):
        keys = set(chain(*client.processing().values())) if left else set()
        begun = [future for future in left if future.key in keys]
        client.cancel([future for future in left if future.key not in keys])
        if begun:
            wait(begun, timeout=_WAIT_SECONDS)
