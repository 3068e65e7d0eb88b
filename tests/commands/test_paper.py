"""How lines lie on a terminal: what does not fit goes on where its first line began."""

from stoeprand.commands.paper import Paper


def printed(monkeypatch, capsys, *lines: str) -> str:
    monkeypatch.setenv("COLUMNS", "24")
    Paper().part("Kerbs", lines)
    out: str = capsys.readouterr().out
    return out


def test_a_long_sentence_goes_on_under_itself_and_not_under_its_dash(monkeypatch, capsys):
    said = printed(monkeypatch, capsys, "Up to and including € 3,000 you do it.\nTalk to Vera.")
    assert said == ("  Kerbs\n  - Up to and including\n    € 3,000 you do it.\n    Talk to Vera.\n")


def test_a_part_without_lines_is_not_there(monkeypatch, capsys):
    assert printed(monkeypatch, capsys, "", "") == ""
