"""Fetching from a site on this machine: one test a rule of politeness, safety and provenance."""

import gzip
import json

import pytest
import yaml
from click.testing import CliRunner

from indexer.fetch import store
from indexer.fetch.client import ATTEMPTS, Client
from indexer.fetch.commands import fetch as command
from indexer.fetch.fetching import fetch
from indexer.fetch.wishes import Wish
from indexer.scan import scan
from kb.errors import KbError
from tests.indexer.fetch.site import Page, serving

TEXT = b"<html><title>Act</title><p>Article 1</p></html>"


@pytest.fixture
def site():
    with serving() as site:
        site.pages["/a"] = Page(TEXT, headers={"ETag": '"1"'})
        yield site


@pytest.fixture
def naps():
    return []


@pytest.fixture
def bring(site, tmp_path, naps):
    """Fetch one path of the site into a folder; returns the outcome."""

    def bring(path="/a", file="treaty/a.html", **limits):
        client = Client(**{"allow_private": True, "pause": 0.0, "sleep": naps.append, **limits})
        (outcome,) = fetch([Wish(site.url(path), file, {"title": "Act", "type": "treaty"})], tmp_path, client)
        return outcome

    return bring


def test_a_new_file_is_written_with_its_provenance(bring, site, tmp_path):
    assert bring().result == "new"
    assert (tmp_path / "treaty/a.html").read_bytes() == TEXT
    head = yaml.safe_load((tmp_path / "treaty/a.html.yaml").read_text(encoding="utf-8"))
    assert head == {"title": "Act", "type": "treaty", "source_url": site.url("/a")}


def test_the_folder_holds_one_document_and_no_remains(bring, tmp_path):
    bring()
    assert [found.source.path.split("/")[-1] for found in scan([tmp_path], (), "").files.values()] == ["a.html"]
    assert list(tmp_path.rglob("*.part")) == []


def test_the_second_time_it_asks_only_for_what_is_newer(bring, site, tmp_path):
    bring()
    before = (tmp_path / "treaty/a.html").stat().st_mtime_ns
    assert bring().result == "unchanged"
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert (tmp_path / "treaty/a.html").stat().st_mtime_ns == before


def test_the_date_of_the_last_change_is_sent_back(bring, site):
    site.pages["/a"] = Page(TEXT, headers={"Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT"})
    assert [bring().result, bring().result] == ["new", "unchanged"]
    assert site.asked[-1][1]["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_a_file_that_was_deleted_is_fetched_in_full(bring, site, tmp_path):
    bring()
    (tmp_path / "treaty/a.html").unlink()
    assert bring().result == "new"
    assert "if-none-match" not in site.asked[-1][1]


def test_changed_content_replaces_the_file_and_keeps_a_corrected_head(bring, site, tmp_path):
    bring()
    (tmp_path / "treaty/a.html.yaml").write_text("title: Corrected\n")
    site.pages["/a"] = Page(TEXT + b"<p>Article 2</p>")
    assert bring().result == "changed"
    assert b"Article 2" in (tmp_path / "treaty/a.html").read_bytes()
    assert (tmp_path / "treaty/a.html.yaml").read_text() == "title: Corrected\n"


def test_a_broken_memory_costs_a_download_only(bring, tmp_path):
    (tmp_path / store.STATE).write_text("{broken")
    assert bring().result == "new"


def test_what_robots_txt_forbids_is_not_asked_for(bring, site):
    site.pages["/robots.txt"] = Page(b"User-agent: kb-good-practices\nDisallow: /a\n")
    outcome = bring()
    assert (outcome.result, "robots.txt" in outcome.reason) == ("failed", True)
    assert "/a" not in site.paths()


def test_robots_txt_in_trouble_forbids_everything(bring, site):
    site.pages["/robots.txt"] = Page(statuses=(503,))
    assert bring().result == "failed"
    assert site.paths() == ["/robots.txt"] * ATTEMPTS


def test_the_delay_that_robots_txt_asks_for_is_kept(bring, site, naps):
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7\n")
    assert bring().result == "new"
    assert 6 < naps[-1] <= 7


def test_a_busy_server_is_asked_again_after_longer_and_longer(bring, site, naps):
    site.pages["/a"] = Page(TEXT, statuses=(503, 500, 200))
    assert bring().result == "new"
    assert naps == [1.0, 2.0]


def test_the_wait_that_a_server_names_is_kept(bring, site, naps):
    site.pages["/a"] = Page(TEXT, statuses=(429, 200), headers={"Retry-After": "9"})
    assert bring().result == "new"
    assert naps == [9.0]


def test_a_server_that_stays_busy_is_left_alone(bring, site):
    site.pages["/a"] = Page(statuses=(503,))
    assert "503" in bring().reason
    assert site.paths().count("/a") == ATTEMPTS


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418])
def test_a_refusal_is_not_argued_with(bring, site, status):
    site.pages["/a"] = Page(statuses=(status,))
    assert str(status) in bring().reason
    assert site.paths().count("/a") == 1


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_large_answer_is_refused_by_its_unpacked_size(bring, site, tmp_path, packed):
    body = TEXT + b" " * 200_000
    site.pages["/a"] = Page(gzip.compress(body), headers={"Content-Encoding": "gzip"}) if packed else Page(body)
    assert "larger than 100,000 bytes" in bring(max_bytes=100_000).reason
    assert not (tmp_path / "treaty").exists()


@pytest.mark.parametrize(("body", "file"), [
    (TEXT, "a.pdf"), (b"\x00\x01\x02" * 50, "a.html"), (b"", "a.html"), (b"%PDF-1.7\n", "a.docx"), (TEXT, "a.md"),
], ids=["page for PDF", "binary for page", "nothing", "PDF for Word", "page for Markdown"])
def test_another_type_than_the_name_promises_is_refused(bring, site, tmp_path, body, file):
    site.pages["/a"] = Page(body)
    assert (bring(file=file).result, (tmp_path / file).exists()) == ("failed", False)


def test_a_redirect_is_followed(bring, site):
    site.pages["/old"] = Page(statuses=(301,), headers={"Location": "/a"})
    assert bring("/old").result == "new"


def test_redirects_in_a_circle_end(bring, site):
    site.pages["/old"] = Page(statuses=(302,), headers={"Location": "/old"})
    assert "redirects" in bring("/old").reason


@pytest.mark.parametrize("place", ["ftp://example.org/a", "file:///etc/passwd"])
def test_a_redirect_to_another_scheme_is_refused(bring, site, place):
    site.pages["/old"] = Page(statuses=(302,), headers={"Location": place})
    assert "no http or https address" in bring("/old").reason


def test_a_redirect_is_asked_of_robots_too(bring, site):
    site.pages["/old"] = Page(statuses=(302,), headers={"Location": "/a"})
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /a\n")
    assert "robots.txt" in bring("/old").reason


def test_a_private_host_is_not_asked_at_all(bring, site):
    assert "not a public host" in bring(allow_private=False).reason
    assert site.asked == []


def test_a_host_without_a_server_is_a_failure_in_words(bring, site):
    site.port = 1
    assert "no answer from 127.0.0.1" in bring().reason


def test_a_link_in_the_folder_leads_nothing_out_of_it(bring, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (tmp_path / "treaty").symlink_to(outside)
    with pytest.raises(KbError, match="leads out of"):
        bring()
    assert list(outside.iterdir()) == []


def test_one_failure_costs_only_itself(site, tmp_path):
    wishes = [Wish(site.url("/none"), "n.html"), Wish(site.url("/a"), "a.html")]
    client = Client(allow_private=True, pause=0.0, sleep=lambda _: None)
    assert [outcome.result for outcome in fetch(wishes, tmp_path, client)] == ["failed", "new"]


@pytest.fixture
def kb(tmp_path):
    """Run `kb fetch` on a list of these addresses."""

    def kb(*urls, options=("--allow-private", "--pause", "0", "--json")):
        listed = "".join(f'[[source]]\nurl = "{url}"\nfile = "{n}.html"\n' for n, url in enumerate(urls))
        (tmp_path / "sources.toml").write_text(listed)
        return CliRunner().invoke(command, [str(tmp_path / "sources.toml"), *options], standalone_mode=False)

    return kb


@pytest.mark.parametrize(("path", "code"), [("/a", 0), ("/none", 1)], ids=["well", "with problems"])
def test_the_command_counts_and_exits_by_the_contract(kb, site, path, code):
    answer = kb(site.url(path))
    assert answer.return_value == code
    assert json.loads(answer.output)["counts"] == {"failed" if code else "new": 1}


def test_a_dry_run_asks_no_one_and_writes_nothing(kb, site, tmp_path):
    answer = kb(site.url("/a"), options=["--dry-run"])
    assert answer.output.splitlines()[-1] == "1 planned"
    assert (site.asked, [path.name for path in tmp_path.iterdir()]) == ([], ["sources.toml"])


def test_a_list_that_is_not_there_is_wrong_use(tmp_path):
    answer = CliRunner().invoke(command, [str(tmp_path / "no.toml")], standalone_mode=False)
    assert isinstance(answer.exception, KbError)
    assert answer.exception.exit_code == 2
