"""Fetch one page over the network, only when its address was given."""

import time
from typing import TYPE_CHECKING

from warmonitor.records import UnreadableInput

from .raw import Raw, megabytes

if TYPE_CHECKING:
    import httpx2

# A page that has not begun to answer after this is named and left; a user waits at a terminal.
SECONDS = 10.0
# All of a page has to be here by then, however slowly it drips.
PATIENCE = 30.0
REDIRECTS = 5


def get(address: str, limit: int) -> Raw:
    """Return what an address answers, of at most `limit` bytes unpacked.

    Raises:
        UnreadableInput: no answer, an answer of failure, too large, too slow, redirected for ever.

    """
    import httpx2

    try:
        with (
            httpx2.Client(
                follow_redirects=True, max_redirects=REDIRECTS, timeout=SECONDS
            ) as client,
            client.stream("GET", address, headers={"User-Agent": "warmonitor"}) as answer,
        ):
            if answer.status_code >= 400:
                reason = f"the server answered {answer.status_code} {answer.reason_phrase}".strip()
                raise UnreadableInput(address, reason)
            content = _content(address, answer, limit)
            media = answer.headers.get("content-type")
    except httpx2.InvalidURL as error:
        raise UnreadableInput(address, "is not a well-formed address") from error
    except httpx2.TimeoutException as error:
        raise UnreadableInput(address, f"did not answer within {SECONDS:.0f} seconds") from error
    except httpx2.TooManyRedirects as error:
        raise UnreadableInput(address, f"was redirected more than {REDIRECTS} times") from error
    except httpx2.UnsupportedProtocol as error:
        raise UnreadableInput(
            address, "leads to an address that is neither http nor https"
        ) from error
    except httpx2.DecodingError as error:
        raise UnreadableInput(address, "answered with damaged compression") from error
    except httpx2.TransportError as error:
        raise UnreadableInput(
            address, f"cannot be reached: {error or type(error).__name__}"
        ) from error
    return Raw(location=address, content=content, media=media)


def _content(address: str, answer: "httpx2.Response", limit: int) -> bytes:
    """Return the body as it comes in, and stop where it unpacks to more than the limit."""
    began = time.monotonic()
    content = bytearray()
    for chunk in answer.iter_bytes(65_536):
        content += chunk
        if len(content) > limit:
            raise UnreadableInput(address, f"is too large: more than {megabytes(limit)}")
        if time.monotonic() - began > PATIENCE:
            raise UnreadableInput(address, f"was not complete after {PATIENCE:.0f} seconds")
    return bytes(content)
