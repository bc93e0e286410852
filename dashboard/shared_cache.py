"""The cache of answers: in the memory of the process, or shared through Redis and doing without when it is
gone."""

import logging
import time
from itertools import islice
from typing import Any

from cachelib.serializers import SimpleSerializer
from flask import Flask
from flask_caching import Cache as FlaskCache
from flask_caching.backends import SimpleCache

from dashboard.observability import log
from dashboard.settings import Settings
from queries.repository import Cache

SECONDS_KEPT = 24 * 3600
ANSWERS_KEPT, REPLIES_KEPT = 600, 1_500
"""Answers to questions take tens of kB each, a finished reply ten: it makes its answers spare."""
SECONDS_WITHOUT = 30.0
REDIS_SECONDS = 0.2


def create_cache(server: Flask, settings: Settings, most: int = ANSWERS_KEPT) -> Cache:
    """A cache of an app: Redis when its address is set, otherwise the memory of each process."""
    return RedisCache(server, settings.redis_url) if settings.redis_url else process_cache(server, most)


def process_cache(server: Flask, most: int = ANSWERS_KEPT) -> Cache:
    """What is kept in the memory of the process; beyond `most` old ones are forgotten."""
    config = {"CACHE_TYPE": f"{__name__}.{KeptAsTheyAre.__name__}", "CACHE_THRESHOLD": most}
    kept: Cache = FlaskCache(server, config={**config, "CACHE_DEFAULT_TIMEOUT": SECONDS_KEPT})
    return kept


class AsIs(SimpleSerializer):
    """Packs nothing: answers are frozen, so nobody can change one that is kept."""

    def dumps(self, value: Any, protocol: int = 0) -> Any:
        return value

    def loads(self, bvalue: Any) -> Any:
        return bvalue


class KeptAsTheyAre(SimpleCache):
    """Flask-Caching's memory of the process without its pickling, which cost more than most answers."""

    serializer = AsIs()

    def _remove_older(self) -> None:
        """Make room for many at once: sorting them all for each new answer is slower than working it out."""
        for key in list(islice(self._cache, self._threshold // 10 + 1)):
            self._cache.pop(key, None)


class RedisCache:
    """Answers by key. When Redis does not answer, says so once and asks it again after half a minute."""

    def __init__(self, server: Flask, address: str) -> None:
        # Only who shares answers waits for the client's import.
        from redis.exceptions import RedisError

        options = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
        config = {"CACHE_TYPE": "RedisCache", "CACHE_REDIS_URL": address, "CACHE_OPTIONS": options}
        self._cache = FlaskCache(server, config={**config, "CACHE_DEFAULT_TIMEOUT": SECONDS_KEPT})
        self._error = RedisError
        self._asked_again_at = 0.0

    def get(self, key: str) -> object:
        """The kept answer, None when there is none or the cache cannot be reached."""
        if time.monotonic() < self._asked_again_at:
            return None
        try:
            return self._cache.get(key)
        except self._error as error:
            self._do_without(error)
            return None

    def set(self, key: str, value: object) -> None:
        """Keep an answer, if the cache can be reached."""
        if time.monotonic() < self._asked_again_at:
            return
        try:
            self._cache.set(key, value)
        except self._error as error:
            self._do_without(error)

    def _do_without(self, error: Exception) -> None:
        self._asked_again_at = time.monotonic() + SECONDS_WITHOUT
        log(
            "cache cannot be reached; answers are worked out anew",
            level=logging.WARNING,
            error=type(error).__name__,
        )
