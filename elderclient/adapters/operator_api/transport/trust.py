"""Why a certificate was refused: a wrong date on this PC, a log-in page in between, or another host.

No request here has a token, and no result makes a refused certificate acceptable: it only chooses the sentence that
the person gets.
"""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import requests
import urllib3.exceptions

from elderclient.adapters.operator_api.transport import errors
from elderclient.adapters.operator_api.transport.clock import ServerClock, http_date
from elderclient.adapters.operator_api.transport.connections import AbortableAdapter, ThreadState
from elderclient.domain.errors import CaptivePortal, CertificateRefused, ClockWrong, OperatorError

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""A PC whose date is earlier has a wrong clock."""
_SECONDS = 3.0
_CLOCK_OFF = timedelta(hours=1)
_EXPIRED, _NOT_YET_VALID = 10, 9  # X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID (openssl/x509_vfy.h)
_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME (openssl/x509_vfy.h); the ssl module has no name for it


class CertificateDiagnosis:
    """Finds out why one host's certificate was refused, by a few more requests without a token (at most 3 s each)."""

    def __init__(
        self,
        host: str,
        port: int | None,
        context: ssl.SSLContext | None,
        clock: ServerClock,
        proxies: Mapping[str, str],
        portal_port: int,
    ) -> None:
        self._host = f"[{host}]" if ":" in host else host
        self._port = port or 443
        self._context = context
        self._clock = clock
        self._proxies = dict(proxies)
        self._portal_port = portal_port

    def explain(self, found: OperatorError, error: BaseException) -> OperatorError:
        """``found``, or the more exact class when it is about a certificate."""
        if self._context is None or type(found) is not CertificateRefused:
            return found
        codes = {part.verify_code for part in errors.chain(error) if isinstance(part, ssl.SSLCertVerificationError)}
        if codes & {_EXPIRED, _NOT_YET_VALID}:
            return ClockWrong("this PC's date is wrong") if self._is_clock_wrong() else found
        return CaptivePortal("a log-in page is in between") if self._is_portal_between() else found

    def _is_clock_wrong(self) -> bool:
        local = self._clock.local_now()
        if local < BUILT:
            return True
        server = self._server_date_within_validity()
        return server is not None and abs(server - local) > _CLOCK_OFF

    def _server_date_within_validity(self) -> datetime | None:
        """The server's own date, if its chain and name are good and its certificate is valid on that date."""
        if self._context is None:
            return None
        context = ssl.create_default_context(cadata=self._authorities())
        context.verify_flags = ssl.VerifyFlags(int(context.verify_flags) | _NO_CHECK_TIME)
        with _quietly(), self._get(f"https://{self._host}:{self._port}/", context) as response:
            sock = getattr(response.raw.connection, "sock", None)
            encoded = sock.getpeercert(binary_form=True) if isinstance(sock, ssl.SSLSocket) else None
            moment = http_date(response.headers.get("Date"))
            if encoded is None or moment is None:
                return None
            # 4 MB that are needed in this rare case only.
            from cryptography import x509

            certificate = x509.load_der_x509_certificate(encoded)
            is_valid = certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc
            return moment if is_valid else None
        return None

    def _authorities(self) -> str | None:
        """The authorities that the session trusts, as PEM; ``None`` where they are the system's."""
        loaded = self._context.get_ca_certs(binary_form=True) if self._context is not None else []
        return "".join(ssl.DER_cert_to_PEM_cert(der) for der in loaded) or None

    def _is_portal_between(self) -> bool:
        url = f"http://{self._host}:{self._portal_port}/"
        with _quietly(), self._get(url, None) as response:
            if response.status_code in (301, 302, 303, 307, 308):
                target = urlsplit(response.headers.get("Location", "")).hostname
                return target is not None and target != self._host.strip("[]")
            page = _Page(response.status_code, response.headers, response.raw.read(_PAGE, decode_content=True))
            return response.status_code == 511 or errors.is_log_in_page(page)
        return False

    def _get(self, url: str, context: ssl.SSLContext | None) -> requests.Response:
        session = requests.Session()
        session.trust_env = False
        adapter = AbortableAdapter(ThreadState(), context)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        return session.get(url, stream=True, allow_redirects=False, timeout=_SECONDS, proxies=self._proxies)


def _quietly() -> contextlib.suppress:
    """Without a response the diagnosis stays what it was."""
    return contextlib.suppress(requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)


_PAGE = 65_536


class _Page:
    """The beginning of a page, as ``errors`` looks at responses."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.is_plain_http = True
