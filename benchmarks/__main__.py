"""`make bench`: speed at both sizes, writing, scale with the growth plot, a minute of soak, then the main job."""

from benchmarks import main_job, scale, soak, speed, writing

for part, arguments in (
    (speed, ["--passages", "20000"]), (speed, ["--passages", "100000", "--rounds", "1"]), (writing, []), (scale, []),
    (soak, ["--minutes", "1"]), (main_job, []),
):
    part.main(arguments)
    print()
