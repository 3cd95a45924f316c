"""`make bench`: the speed tables, the scale tables with the growth plot, a minute of soak, then the main job."""

from benchmarks import main_job, scale, soak, speed

speed.main()
print()
scale.main([])
print()
soak.main(["--minutes", "1"])
print()
main_job.main([])
