"""`make bench`: the speed tables."""

from benchmarks.speed import main

main()
