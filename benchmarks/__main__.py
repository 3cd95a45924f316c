"""`make bench`: the speed tables, then the main job."""

from benchmarks import main_job, speed

speed.main()
print()
main_job.main([])
