"""Fifty people at once: each opens the first page in a session of its own, over a bare WebSocket."""

import asyncio
import tempfile
from statistics import median
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.browser import ROOT, served
from benchmarks.memory import resident_mb
from benchmarks.table import Row

SESSIONS = 50
PROTOCOL = Subprotocol("streamlit")
LARGEST_MESSAGE = 2**26
TIMES = 5


def sessions() -> list[Row]:
    """One session after another, then all at once; the page is Peta potensi, run whole."""
    with tempfile.TemporaryDirectory() as var, served(ROOT / "app.py", {"KAD_VAR": var}) as (url, pid):
        address = f"{url.replace('http', 'ws')}/_stcore/stream"
        asyncio.run(_together(address, 1))
        alone = [asyncio.run(_together(address, 1))[0] for _ in range(TIMES)]
        before = resident_mb(pid)
        crowded = asyncio.run(_together(address, SESSIONS))
        after = resident_mb(pid)
    each = None if before is None or after is None else (after - before) / SESSIONS
    return [
        Row("page for one session", "ms", median(alone)),
        Row(f"page for {SESSIONS} sessions at once, median", "ms", median(crowded)),
        Row(f"page for {SESSIONS} sessions at once, last", "ms", max(crowded)),
        Row(f"server memory a session, {SESSIONS} at once", "MB", each),
    ]


async def _together(address: str, number: int) -> list[float]:
    """Milliseconds until the page is complete, for each of ``number`` sessions that open together."""
    return await asyncio.gather(*(_open(address) for _ in range(number)))


async def _open(address: str) -> float:
    started = perf_counter()
    async with connect(address, subprotocols=[PROTOCOL], max_size=LARGEST_MESSAGE, open_timeout=60) as socket:
        message = BackMsg()
        message.rerun_script.query_string = ""
        await socket.send(message.SerializeToString())
        async for frame in socket:
            answer = ForwardMsg.FromString(frame)
            if answer.WhichOneof("type") == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError("the page did not finish")
                return 1000 * (perf_counter() - started)
    raise RuntimeError("the server hung up")
