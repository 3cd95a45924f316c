"""From what was typed to what an engine evaluates: lexer → parser → syntax → expansion → plan."""
