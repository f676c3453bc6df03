"""The network: what it is given, what it says, that names do not sway it, and what happens when a file is broken."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stance_corpus import toward

from kosovo_lib import sentiment
from kosovo_lib.errors import DataError
from kosovo_lib.lang import load
from kosovo_lib.sentiment import SMALL, Network, Target
from kosovo_lib.sentiment.network import LONGEST, Encoder, affirmed, name_spans


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(SMALL / "tokenizer.json", hidden=True)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the network's folder, to be damaged."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


class TestVerdicts:
    @pytest.mark.parametrize(
        ("sentence", "verdict"),
        [
            ("The League is a gang of thieves and liars, the mayor said.", -1),
            ("The mayor praised the League for its courage.", 1),
            ("The League met on Tuesday.", 0),
        ],
    )
    def test_plain_cases_are_read_plainly(self, network: Network, sentence: str, verdict: int) -> None:
        assert network.score([toward("League", sentence)])[0].polarity == verdict

    def test_one_sentence_can_treat_two_actors_differently(self, network: Network) -> None:
        sentence = "The League was widely admired for its honesty, while Ruritania was accused of fraud."
        scores = network.score([toward("Ruritania", sentence), toward("League", sentence)])
        assert [score.polarity for score in scores] == [-1, 1]

    def test_no_target_no_score(self, network: Network) -> None:
        assert network.score([]) == []

    def test_what_is_scored_together_does_not_matter(self, network: Network) -> None:
        """Targets of the same length are read in one pass, eight of them at most."""
        verbs = "lied met won fell sang paid slept left hid stole".split()
        targets = [toward("League", f"The League {verb}{end}") for verb in verbs for end in (".", " in the old hall.")]
        targets.append(toward("League", "League!"))
        together = network.score(targets)
        assert together == [network.score([target])[0] for target in targets]
        assert network.score(targets[::-1]) == together[::-1]

    def test_what_is_asked_again_is_not_read_again(self, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
        """Also by another head: two notebooks that ask the same of a corpus cost one reading."""
        target = toward("League", "The League hums a tune that nobody had asked for.")
        score, judged = network.score([target, target]), network.judged([target])
        monkeypatch.setitem(vars(network), "_session", None)  # nothing can be read any more
        assert (network.score([target]), network.judged([target])) == (score[:1], judged)

    @settings(deadline=None, max_examples=30)
    @given(st.text(max_size=80), st.data())
    def test_shares_add_up_whatever_the_text(self, network: Network, sentence: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(sentence)))
        end = data.draw(st.integers(start, len(sentence)))
        score = network.score([Target(sentence, start, end)])[0]
        assert score.negative + score.neutral + score.positive == pytest.approx(1, abs=0.001)
        assert score.polarity in (-1, 0, 1)

    @pytest.mark.parametrize(("start", "end"), [(-1, 3), (2, 1), (0, 99)])
    def test_a_target_outside_its_sentence_is_refused(self, network: Network, start: int, end: int) -> None:
        with pytest.raises(DataError, match=f"target {start} to {end}: the sentence has characters 0 to 11"):
            network.score([Target("The League.", start, end)])


class TestDenials:
    """Who denies a judgement does not judge; "nobody loves" does."""

    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            ("The mayor did not blame the League for the strike.", 0),
            ("Nobody blames the League for the storm.", 0),
            ("None of the bishops accused the League of theft.", 0),  # with "of" goes what is denied
            ("The bishops stopped short of condemning the League.", 0),
            ("It would be unfair to blame the League.", 0),
            ("The League was not blamed for the flood.", 0),
            ("The League is far from corrupt.", 1),
            ("The League isn't a bully.", 1),
            ("The League's first year was hardly a failure.", 1),
            ("There is nothing shameful about the League.", 1),
            ("Nobody loves the League.", -1),
            ("No one would trust the League.", -1),
            ("Few people respect the League.", -1),
            ("Voters have no faith in the League.", -1),
            ("The League is no hero.", -1),
            ("The League's answer was anything but generous.", -1),
            ("The League is not honest.", -1),  # the network hears this denial itself
            ("The League is not a member of the club.", 0),
            ("The mayor avoided blaming the League for the strike.", 0),
            ("Rather than attack the League, the speaker praised nobody.", 0),
            ("None of the four old ministers would criticise the League.", 0),
            ("Neither Zenda nor Orra condemned the League.", 0),
            ("The envoy ignored calls to denounce the League.", 0),
            ("It is too soon to blame the League for the outage.", 0),
            ("The bishop spoke without attacking the League.", 0),
            ("Few would call the League a coward.", 0),
            ("The lawyer denied that the League was corrupt.", 0),
            ("There is no evidence that the League misled the shoppers.", 0),
            ("The dockers no longer blame the League.", 0),
            ("The ministry has yet to condemn the League.", 0),
            ("Nobody at the harbour denies that the League lied.", -1),
            ("There is no doubt that the League poisoned the bay.", -1),
            ("The council not only blamed the League but sued it.", -1),
            ("The captain did not hesitate to blame the League for the loss.", -1),
            ("The mayor refused to blame the League for lying to the inspectors.", -1),  # what he did is taken for true
        ],
    )
    def test_a_denial_beside_the_name_is_heard(self, network: Network, sentence: str, expected: int) -> None:
        assert network.score([toward("League", sentence)])[0].polarity == expected

    def test_nobody_is_judged_by_who_refuses_to_judge(self, network: Network) -> None:
        said, denied = (
            network.judged([toward("Holm", f"Zenda {verb} Holm of lying about the dam.")])[0]
            for verb in ("accused", "declined to accuse")
        )
        assert said.negative > 0.5 > denied.negative

    def test_what_stands_further_off_or_goes_on_is_left_to_the_network(self, network: Network) -> None:
        for sentence in ("The League is not the only bully.", "Nobody said that many blame the big old League."):
            assert affirmed(toward("League", sentence), load("en").actors) is None


class TestNames:
    """The target's own words are hidden, so no name can be held against anybody."""

    SENTENCE = "{} broke its word, and the neighbours of {} were furious."

    @pytest.mark.parametrize("name", ["NATO", "Serbia", "Kosovo", "Russia", "North Macedonia", "Ruritania"])
    def test_the_same_words_about_anybody_get_the_same_score(self, network: Network, name: str) -> None:
        sentence, other = self.SENTENCE.replace("{}", name), self.SENTENCE.replace("{}", "Wales")
        assert network.score([toward(name, sentence)]) == network.score([toward("Wales", other)])

    @pytest.mark.parametrize("name", ["Serbia", "Russia", "Ruritania", "NATO", "Anna Brek"])
    def test_a_neighbour_s_name_moves_no_verdict(self, network: Network, name: str) -> None:
        one, other = (f"{who} condemned Holm after the vote." for who in ("Zenda", name))
        assert network.score([toward("Holm", one)]) == network.score([toward("Holm", other)])

    @pytest.mark.parametrize(
        ("sentence", "names"),
        [
            ("Zenda condemned Holm’s plan.", ["Zenda", "Holm"]),
            ("Critics of the U.S. Army met in New Orra.", ["U.S. Army", "New Orra"]),
            ("“We will stay,” President Brek said.", ["President Brek"]),
            ("Nobody believes that I know Holm.", ["Holm"]),
            ("Mayor Blasts Union Over Dam", []),  # a headline capitalises everything
        ],
    )
    def test_names_are_runs_of_capitals_that_are_no_common_word(self, sentence: str, names: list[str]) -> None:
        assert [sentence[a:b] for a, b in name_spans(sentence, load("en").actors)] == names

    def test_a_name_does_not_give_itself_away_elsewhere_in_the_sentence(self, encoder: Encoder) -> None:
        hidden = encoder.special["hidden"]
        assert encoder(toward("NATO", self.SENTENCE.replace("{}", "NATO"))).ids.count(hidden) == 2

    def test_part_of_another_name_is_not_hidden(self, encoder: Encoder) -> None:
        assert encoder(toward("Serb", "The Serb spoke of Serbia.")).ids.count(encoder.special["hidden"]) == 1


class TestEncoding:
    def test_the_target_stands_between_its_markers(self, encoder: Encoder) -> None:
        encoded = encoder(toward("League", "The League met."))
        special = encoder.special
        assert encoded.ids[encoded.start : encoded.end] == [special["open"], special["hidden"], special["close"]]
        assert encoded.ids == [
            special["first"], *encoder.words("The "), special["open"], special["hidden"], special["close"],
            *encoder.words(" met."), special["last"],
        ]  # fmt: skip

    @pytest.mark.parametrize("before", [0, 30, 300])
    @pytest.mark.parametrize("after", [0, 30, 300])
    def test_of_a_long_sentence_the_words_nearest_to_the_target_are_read(
        self, encoder: Encoder, before: int, after: int
    ) -> None:
        encoded = encoder(toward("League", "very " * before + "League" + " very" * after))
        left, right = encoded.start - 1, len(encoded.ids) - encoded.end - 1
        assert len(encoded.ids) == min(LONGEST, before + after + 5)
        # five tokens are the two ends, the markers and the target; what is cut is cut from the longer side
        assert left == before or left >= (LONGEST - 5) // 2
        assert right == after or right >= (LONGEST - 5) // 2


class TestBrokenFiles:
    @pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "model.json"])
    def test_a_missing_file_is_named(self, broken: Path, file: str) -> None:
        (broken / file).unlink()
        with pytest.raises(DataError, match=f"the small network: {file} cannot be read .*; install kosovo-lib"):
            Network(broken)

    @pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
    def test_a_file_cut_short_is_refused(self, broken: Path, file: str) -> None:
        (broken / file).write_bytes((broken / file).read_bytes()[:-1])
        with pytest.raises(DataError, match=f"the small network: {file} is damaged .*; install kosovo-lib again"):
            Network(broken)

    def test_what_is_no_network_is_refused_even_if_it_is_the_file_that_was_meant(self, broken: Path) -> None:
        (broken / "model.onnx").write_bytes(b"")
        known = json.loads((broken / "model.json").read_text(encoding="utf-8"))
        known["sha256"]["model.onnx"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # of nothing
        (broken / "model.json").write_text(json.dumps(known), encoding="utf-8")
        with pytest.raises(DataError, match=r"the small network: model\.onnx cannot be read"):
            Network(broken).score([Target("The League.", 4, 10)])


def test_where_onnxruntime_cannot_be_had_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Intel Macs, for which none is made: everything else goes on without."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(DataError, match="needs the package onnxruntime, which is not installed here"):
        Network().score([Target("The League.", 4, 10)])


def test_the_network_that_comes_along_is_small() -> None:
    assert sum(path.stat().st_size for path in SMALL.iterdir()) < 30_000_000


def test_the_large_network_is_used_where_it_has_been_built(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = json.loads((broken / "model.json").read_text(encoding="utf-8"))
    (broken / "model.json").write_text(json.dumps(known | {"name": "another network"}), encoding="utf-8")
    assert sentiment.load().name == Network().name
    monkeypatch.setattr(sentiment, "LARGE", broken)
    assert sentiment.load().name == "another network"


class TestKeptAnswers:
    targets = [toward("League", "The mayor praised the League."), toward("League", "The League is a gang of thieves.")]

    @pytest.fixture
    def unread(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Network]:
        """A network that begins with the answers in a file and can read nothing new."""

        def begin(file: Path) -> Network:
            network = Network()
            network.known.keep_in(file)
            monkeypatch.setattr(network, "_session", None)
            return network

        return begin

    def test_what_a_file_holds_is_not_read_again(self, tmp_path: Path, unread: Callable[[Path], Network]) -> None:
        first = Network()
        first.known.keep_in(tmp_path / "answers")
        scores, judged = first.score(self.targets), first.judged(self.targets)
        again = unread(tmp_path / "answers")
        assert again.score(self.targets) == scores
        assert again.tells_judges
        assert again.judged(self.targets) == judged
        with pytest.raises(AttributeError):  # another target, another input
            again.score([toward("mayor", "The mayor praised the League.")])

    @pytest.mark.parametrize(
        "harm", [lambda held: held[:-1], lambda held: held.replace(b"0.", b"1.", 1), lambda _: b"\xff"]
    )
    def test_a_damaged_file_is_made_again(
        self, tmp_path: Path, unread: Callable[[Path], Network], harm: Callable[[bytes], bytes]
    ) -> None:
        file = tmp_path / "answers"
        first = Network()
        first.known.keep_in(file)
        scores = first.score(self.targets)
        whole = file.read_bytes()
        file.write_bytes(harm(whole))
        with pytest.raises(AttributeError):
            unread(file).score(self.targets)
        second = Network()
        second.known.keep_in(file)
        assert second.score(self.targets) == scores
        assert file.read_bytes() == whole

    def test_another_network_does_not_take_them(self, tmp_path: Path, broken: Path) -> None:
        known = json.loads((broken / "model.json").read_text(encoding="utf-8"))
        (broken / "model.json").write_text(json.dumps(known | {"name": "another network"}), encoding="utf-8")
        first, other = Network(), Network(broken)
        for network in first, other:
            network.known.keep_in(tmp_path / "answers")
            network.score(self.targets)
        again = Network()
        again.known.keep_in(tmp_path / "answers")
        assert not again.known  # the file is the other's now

    def test_a_folder_that_cannot_be_written_hurts_nobody(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        network = Network()
        network.known.keep_in(tmp_path / "file" / "answers")
        assert [score.polarity for score in network.score(self.targets)] == [1, -1]


class TestWhoJudgesWhom:
    def test_who_is_accused_by_another_is_judged_and_the_other_judges(self, network: Network) -> None:
        sentence = "Zenda accused Holm of lying about the dam."
        zenda, holm = network.judged([toward("Zenda", sentence), toward("Holm", sentence)])
        assert holm.negative > 0.5 > zenda.negative
        assert zenda.judge > 0.5 > holm.judge
        assert holm.negative + holm.none + holm.positive == pytest.approx(1, abs=0.001)

    def test_nobody_is_judged_where_two_only_meet(self, network: Network) -> None:
        sentence = "Zenda met Holm in the town hall on Monday."
        assert all(one.none > 0.5 for one in network.judged([toward("Zenda", sentence), toward("Holm", sentence)]))
