"""`kb fetch`: brings listed addresses into a folder, politely. It follows no links: it is no crawler."""
