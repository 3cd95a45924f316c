"""The default engine: Whoosh's index files, ranked with arrays that lie beside each segment."""
