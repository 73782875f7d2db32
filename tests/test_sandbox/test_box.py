"""Starting, stopping and looking into a sandbox."""

from __future__ import annotations

import socket
import threading
import time

import httpx
import pytest
from sandbox import Fault, Sandbox


def test_it_starts_and_closes_at_once() -> None:
    threads = threading.active_count()
    took: list[float] = []
    for _ in range(3):
        began = time.monotonic()
        with Sandbox() as box:
            socket.create_connection(("127.0.0.1", box.port)).close()
        took.append(time.monotonic() - began)
    assert min(took) < 0.2
    assert threading.active_count() == threads
    with Sandbox() as closed:
        pass
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", closed.port))


def test_closing_breaks_off_what_hangs(box: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    box.fault("agentset", Fault(delay_before=60))
    with socket.create_connection(("127.0.0.1", box.port), timeout=5) as sock:
        sock.sendall(b"GET /agentset/x HTTP/1.1\r\nhost: sandbox\r\n\r\n")
        while not len(box.requests):
            pass
        began = time.monotonic()
        box.close()
        assert time.monotonic() - began < 2
        assert sock.recv(1) == b""
    assert not caplog.records


def test_a_port_can_be_chosen() -> None:
    with Sandbox(["agentset"]) as first:
        port = first.port
        with pytest.raises(OSError, match="in use"):
            Sandbox(["agentset"], port=port).start()
    with Sandbox(["agentset"], port=port) as second:
        assert second.url("agentset") == f"http://127.0.0.1:{port}/agentset"


def test_it_can_be_steered_over_http(client: httpx.Client, box: Sandbox) -> None:
    control = f"http://127.0.0.1:{box.port}/_sandbox"
    fault = {"status": 503, "retry_after": 1, "times": 2, "operation": "listIngestJobs"}
    assert client.post(f"{control}/faults/agentset", json=fault).status_code == 204
    assert client.get("/ingest-jobs").status_code == 503
    assert client.delete(f"{control}/faults/agentset").status_code == 204
    assert client.get("/ingest-jobs").status_code == 200
    canned = {"status": 202, "body": "text", "headers": {"x-own": "1"}}
    assert client.post(f"{control}/answers/agentset", json=canned).status_code == 204
    assert client.get("/ingest-jobs").text == "text"
    box.agentset.seed(3)
    client.get("/ingest-jobs", params={"perPage": 0})
    overview = client.get(control).json()
    assert overview["providers"] == ["agentset"]
    assert overview["requests"] == 4
    assert len(overview["violations"]) == 1
    assert client.post(f"{control}/reset").status_code == 204
    assert box.agentset.jobs == []
    assert not box.requests
    assert not box.violations


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("faults/nobody", b"{}", 404),
        ("faults/agentset", b"[]", 400),
        ("faults/agentset", b"{", 400),
        ("faults/agentset", b'{"stats": 1}', 400),
        ("faults/agentset", b'{"cut": "late"}', 400),
        ("faults/agentset", b'{"status": "503"}', 400),
        ("faults/agentset", b'{"headers": ["x"]}', 400),
        ("faults/agentset", b'{"body": {}}', 400),
        ("faults/agentset", b'{"status": 503, "times": 0}', 400),
        ("answers/agentset", b'{"status": 200, "after": 1}', 400),
    ],
)
def test_nonsense_over_http_is_refused(
    client: httpx.Client, box: Sandbox, path: str, body: bytes, status: int
) -> None:
    answer = client.post(f"http://127.0.0.1:{box.port}/_sandbox/{path}", content=body)
    assert answer.status_code == status
    assert answer.json()["error"]
