"""The standard's algorithm in its own words, for streams that are there as a whole.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from __future__ import annotations

import re

from specloom_nuextract import ServerSentEvent


def interpreted(stream: bytes) -> list[ServerSentEvent]:
    """Return the events of a whole stream."""
    text = stream.decode("utf-8", "replace").removeprefix("\ufeff")
    *lines, _unterminated = re.split(r"\r\n|\n|\r", text)
    return _Interpreter().run(lines)


class _Interpreter:
    def __init__(self) -> None:
        self.data = ""
        self.event_type = ""
        self.last_event_id = ""
        self.retry: int | None = None
        self.events: list[ServerSentEvent] = []

    def run(self, lines: list[str]) -> list[ServerSentEvent]:
        for line in lines:
            if line == "":
                self.dispatch()
            elif line[0] == ":":
                continue
            elif ":" in line:
                field, value = line.split(":", 1)
                self.process(field, value.removeprefix(" "))
            else:
                self.process(line, "")
        return self.events

    def process(self, field: str, value: str) -> None:
        if field == "event":
            self.event_type = value
        elif field == "data":
            self.data += value + "\n"
        elif field == "id" and "\0" not in value:
            self.last_event_id = value
        elif field == "retry" and re.fullmatch("0*[0-9]{1,15}", value):
            # The standard has no upper limit; more digits than that are no time to wait.
            self.retry = int(value)

    def dispatch(self) -> None:
        if self.data:
            event = self.event_type or "message"
            data = self.data[:-1]
            self.events.append(ServerSentEvent(event, data, self.last_event_id, self.retry))
        self.data = self.event_type = ""
        self.retry = None
