"""Which engine answers."""

from search.engines.base import SearchEngine
from search.engines.database import database_engine


def get_engine() -> SearchEngine:
    """The engine of this installation: a search server with the database as its net, or the database itself."""
    from search.engines.elasticsearch.client import configured

    address = configured()
    if address is None:
        return database_engine()
    from search.engines.breaker import elasticsearch_breaker
    from search.engines.elasticsearch.engine import ElasticsearchEngine
    from search.engines.resilient import ResilientEngine

    return ResilientEngine(ElasticsearchEngine(address), database_engine(), elasticsearch_breaker)
