# Copied from overlays/runtime/cookieless.py: edit it there.
"""The httpx clients that we open: they keep no cookies.

None was ever sent by them, since requests are put together without (see ``pool.py``), and to look
for cookies in an answer takes httpx a tenth of the time of a small GET.
"""

from __future__ import annotations

from typing import Final, NoReturn

import httpx


class _NoCookies(httpx.Cookies):
    def extract_cookies(self, response: httpx.Response) -> None:
        """Leave the cookies of *response* where they are."""


_NONE: Final = _NoCookies()


class _Cookieless:
    @property
    def cookies(self) -> httpx.Cookies:
        """None, always."""
        return _NONE

    @cookies.setter
    def cookies(self, cookies: object) -> NoReturn:
        raise AttributeError(
            f"{type(self).__name__} keeps no cookies, got {type(cookies).__name__}"
        )


class CookielessClient(_Cookieless, httpx.Client):
    """An httpx client that keeps no cookies."""


class AsyncCookielessClient(_Cookieless, httpx.AsyncClient):
    """Likewise, asynchronous."""
