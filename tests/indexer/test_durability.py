"""The measure of durability in small: many cuts in a row, and disks that fill up."""

import pytest

from benchmarks.durability import Tally, World, fill


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    return World.made(tmp_path_factory.mktemp("durability"), 100)


@pytest.mark.thorough
def test_an_index_cut_short_again_and_again_lacks_nothing_that_was_committed(world):
    tally = Tally()
    for tally in world.torment(kills=20, stops=4, jobs=(1, 2)):
        assert tally.faults == []
    assert (tally.kills >= 20, tally.stops >= 4) == (True, True)


@pytest.mark.slow
@pytest.mark.parametrize(("jobs", "shares"), [
    pytest.param(2, (0.3,), id="two jobs"),
    pytest.param(1, (0.1, 0.5), id="one job, two disks", marks=pytest.mark.thorough),
    pytest.param(2, (0.1, 0.5), id="two jobs, two disks", marks=pytest.mark.thorough),
])  # fmt: skip
def test_a_full_disk_leaves_the_index_as_it_was_and_the_next_run_completes(world, tmp_path, jobs, shares):
    figures, *faults = fill(world, tmp_path, jobs, shares)
    if "NOT TRIED" in figures:
        pytest.skip(figures)
    assert faults == []
    assert ": 0 of" not in figures  # or the disk was not small enough to try anything


@pytest.mark.slow
def test_the_measure_sees_what_is_lost_and_what_is_mixed(world):
    old, new = world.undisturbed
    assert world.look(old, len(old)) == (len(old), [])
    assert world.look(new, 3) == (0, ["3 documents were committed, 0 are there"])
    assert world.look({**old, "law-x": old["law-1"]}, 0)[1] == ["1 documents are missing"]
    mixed = World(world.corpus, world.index, world.documents, (new, {**new, "law-1": old["law-1"]}), world.seconds)
    assert mixed.look(old, 0)[1] == [f"{len(old) - 1} documents are not whole"]
