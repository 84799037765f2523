"""Starts a notebook kernel and runs the cells that come on its input, a line of JSON each; what
came of a cell is a line of its output. Run by test_jupyter, since jupyter_client leaves event loops
behind, which would be found in the process of the tests.
"""

from __future__ import annotations

import json
import sys
from threading import Timer
from typing import Any

from jupyter_client.manager import start_new_kernel

kernel, client = start_new_kernel(kernel_name="python3")
try:
    for line in sys.stdin:
        cell = json.loads(line)
        streams = {"stdout": "", "stderr": ""}

        def hear(message: dict[str, Any], streams: dict[str, str] = streams) -> None:
            if message["msg_type"] == "stream":
                streams[message["content"]["name"]] += message["content"]["text"]

        button = Timer(cell["stop_after"] or 0, kernel.interrupt_kernel)
        if cell["stop_after"]:
            button.start()
        told = client.execute_interactive(cell["code"], timeout=60, output_hook=hear)["content"]
        button.cancel()
        answer = {**streams, "traceback": "\n".join(told.get("traceback", []))}
        print(json.dumps(answer), flush=True)
finally:
    client.stop_channels()
    kernel.shutdown_kernel(now=True)
