"""HTTP in, knowledge base answers out. Knows Flask; knows no Whoosh and cannot write."""
