"""Logs: one structured line per event, never with a query string or a client's address.

A query string holds what a reader searched for; an address is a personal datum. Neither is needed
to run the site, so neither is written (docs/operations.md).
"""

import logging
import re
import time
import uuid
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, Processor, WrappedLogger

access = structlog.get_logger("site.access")

# Names under which a request, its address or its query could enter an event.
NEVER_WRITTEN = {
    "request",
    "ip",
    "client",
    "address",
    "remote_addr",
    "server_time",
    "query",
    "query_string",
    "query_params",
    "user_agent",
    "referer",
}
QUERY = re.compile(r"(?<=[\w/.~%\])-])\?[^\s\"'<>]+")
QUIET = ("/health/", "/static/")


def without_personal_data(
    _logger: WrappedLogger, _name: str, event: MutableMapping[str, Any]
) -> EventDict:
    """Drop what may hold an address or a query, and cut queries out of every text."""
    return {
        key: QUERY.sub("", value) if isinstance(value, str) else value
        for key, value in event.items()
        if key not in NEVER_WRITTEN
    }


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.format_exc_info,
]


def setup(level: str, *, as_json: bool) -> dict[str, Any]:
    """Point structlog at the standard library and return Django's LOGGING."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_personal_data,
            renderer,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": level},
        # Django's own handlers would mail or print the whole request.
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # The access line below says the same, with the time taken.
            "django.request": {"level": "ERROR"},
            # Two lines for every task that saves a page's references would drown the rest.
            "django_tasks": {"level": "WARNING"},
        },
    }


class AccessLog:
    """One line a request: method, path, status, time taken. The session is never touched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=uuid.uuid4().hex)
        start = time.perf_counter()
        response = self.get_response(request)
        if not request.path.startswith(QUIET):
            access.log(
                logging.ERROR if response.status_code >= 500 else logging.INFO,
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                milliseconds=round((time.perf_counter() - start) * 1000, 1),
            )
        return response
