"""The engine for a server of Elasticsearch 9: one index per language, each with that language's analysers."""
