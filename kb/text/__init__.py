"""Words: scripts, languages, tokens and the keys under which two words count as the same."""
