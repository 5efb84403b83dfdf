"""JSON to a translation service and back: bounded in time and size, patient with a busy service, without redirects."""

import json
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from languages.machine.faults import AnswerFault, ServiceFault

LARGEST_ANSWER = 2 * 1024 * 1024
TRIES = 3
LONGEST_PAUSE = 5  # seconds: who is asked to wait longer leaves it to the queue, for the worker has other work
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, 529}
WRONG_KEY = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
QUOTA = 456  # DeepL's own number


class Wire:
    """One service at one address.

    ``timeout`` is in seconds and holds for a whole answer, however slowly it drips; ``pause`` is the first wait
    before asking a busy service again.
    """

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        timeout: float,
        pause: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url = url
        self._headers = {**headers, "Accept": "application/json", "Accept-Encoding": "identity"}
        self._timeout = timeout
        self._pause = pause
        self._sleep = sleep

    def ask(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The answer to a POST of ``body``, or to a GET without one. Raises ServiceFault and AnswerFault."""
        for attempt in range(1, TRIES + 1):
            status, text, wished = self._exchange(path, body)
            if status not in BUSY:
                break
            pause = max(wished, self._pause * 2 ** (attempt - 1))
            if attempt == TRIES or pause > LONGEST_PAUSE:
                raise ServiceFault("busy", wait=wished)
            self._sleep(pause)
        _raise_for(status)
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:  # also bytes that are no text
            raise ServiceFault("no_service") from error

    def _exchange(self, path: str, body: Mapping[str, Any] | None) -> tuple[int, bytes, int]:
        """Status, body, and the seconds the service asks to wait."""
        try:
            with requests.request(
                "GET" if body is None else "POST",
                self.url + path,
                json=body,
                headers=self._headers,
                timeout=self._timeout,
                allow_redirects=False,  # the key goes to this address and no other
                stream=True,
            ) as response:
                return response.status_code, self._read(response), _seconds(response.headers.get("Retry-After", ""))
        except (requests.RequestException, HTTPError, OSError) as error:
            raise ServiceFault("down") from error

    def _read(self, response: requests.Response) -> bytes:
        """The body. A dribble is as good as silence, and an endless answer is none."""
        end = time.monotonic() + self._timeout
        whole = b""
        while piece := response.raw.read1(65536):
            whole += piece
            if len(whole) > LARGEST_ANSWER:
                raise ServiceFault("no_service")
            if time.monotonic() > end:
                raise ServiceFault("down")
        return whole


def _raise_for(status: int) -> None:
    if status == HTTPStatus.OK:
        return
    if status in WRONG_KEY:
        raise ServiceFault("wrong_key")
    if status == QUOTA:
        raise ServiceFault("quota", wait=60 * 60)
    if status in {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}:
        raise AnswerFault("refused", status=status)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServiceFault("broken", status=status)
    raise ServiceFault("no_service")


def _seconds(header: str) -> int:
    """Retry-After in seconds; its other form, a date, counts as nothing said. At most a day."""
    return min(int(header), 24 * 60 * 60) if header.isascii() and header.isdigit() and len(header) < 10 else 0
