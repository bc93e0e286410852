"""The cache of answers: shared through Redis where it is set up, and doing without when Redis is gone."""

import logging
import time

from flask import Flask
from flask_caching import Cache
from redis.exceptions import RedisError

from dashboard.observability import log
from dashboard.settings import Settings

SECONDS_KEPT = 24 * 3600
ANSWERS_KEPT = 2_000
SECONDS_WITHOUT = 30.0
REDIS_SECONDS = 0.2


def create_cache(server: Flask, settings: Settings) -> "AnswerCache":
    """The cache of an app: Redis when its address is set, otherwise the memory of each process."""
    options = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    shared = {"CACHE_TYPE": "RedisCache", "CACHE_REDIS_URL": settings.redis_url, "CACHE_OPTIONS": options}
    own = {"CACHE_TYPE": "SimpleCache", "CACHE_THRESHOLD": ANSWERS_KEPT}
    chosen = shared if settings.redis_url else own
    return AnswerCache(Cache(server, config={**chosen, "CACHE_DEFAULT_TIMEOUT": SECONDS_KEPT}))


class AnswerCache:
    """Answers by key. When Redis does not answer, says so once and asks it again after half a minute."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._asked_again_at = 0.0

    def get(self, key: str) -> object:
        """The kept answer, None when there is none or the cache cannot be reached."""
        if time.monotonic() < self._asked_again_at:
            return None
        try:
            return self._cache.get(key)
        except RedisError as error:
            self._do_without(error)
            return None

    def set(self, key: str, value: object) -> object:
        """Keep an answer, if the cache can be reached."""
        if time.monotonic() < self._asked_again_at:
            return None
        try:
            return self._cache.set(key, value)
        except RedisError as error:
            self._do_without(error)
            return None

    def _do_without(self, error: RedisError) -> None:
        self._asked_again_at = time.monotonic() + SECONDS_WITHOUT
        log(
            "cache cannot be reached; answers are worked out anew",
            level=logging.WARNING,
            error=type(error).__name__,
        )
