"""What a document is and what a question means: the core of the knowledge base.

Useful for: text analysis in two languages, queries, ranking over an engine, citations.
Not useful for: file formats (`indexer`) and HTTP (`webapp`), which import from here.
"""
