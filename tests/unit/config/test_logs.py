"""Logs never show what people wrote."""

import io
import logging
import logging.config

import pytest

from core.config.logs import logging_config


@pytest.mark.parametrize("json_lines", [True, False])
def test_a_traceback_names_the_error_and_no_local_variable(json_lines: bool) -> None:
    settings = logging_config(level="INFO", json_lines=json_lines)
    stream = io.StringIO()
    handler = {"class": "logging.StreamHandler", "formatter": "structured", "stream": stream}
    logging.config.dictConfig(
        {
            **settings,
            "handlers": {"stderr": handler},
            "root": {},
            "loggers": {"carya.test": {"handlers": ["stderr"], "propagate": False}},
        }
    )
    words = "what somebody wrote"
    try:
        raise RuntimeError(len(words))
    except RuntimeError:
        logging.getLogger("carya.test").exception("failed")
    assert "RuntimeError" in stream.getvalue()
    assert words not in stream.getvalue()
