"""Files become documents here: formats, front matter, passages, tags, and the run that feeds the index.

Useful for: reading any file a maintainer owns. Not useful for: HTTP, or an engine's insides.
"""
