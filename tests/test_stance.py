"""Stance: counted sentence by sentence, in one voice, from one source of labels at a time."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stance_corpus import SIDES, Always, made_codings, made_corpus

from kosovo_lib import coding, sentiment, stance
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.sentiment import Judged

CORPUS = made_corpus()
ANNA = made_codings("anna", SIDES)


def cell(table: pd.DataFrame, outlet: str, actor: str) -> dict[str, object]:
    """One row of a table by outlet."""
    return table[(table["outlet"] == outlet) & (table["actor"] == actor)].to_dict("records")[0]


class TestByOutlet:
    def test_only_the_outlets_own_voice_counts(self) -> None:
        """The Bugle names the League in three sentences, one of which the mayor of Zenda says."""
        league = cell(stance.by_outlet(CORPUS, codings=ANNA, min_n=2), "bugle", "League")
        assert (league["n"], league["critical"], league["neutral"], league["supportive"]) == (2, 1, 1, 0)
        assert league["score"] == -0.5

    def test_the_voices_it_passes_on_are_another_question(self) -> None:
        table = stance.by_outlet(CORPUS, voice="other", codings=ANNA)
        assert cell(table, "bugle", "League")["supportive"] == 1
        # the block quotation belongs to the Bugle, whoever printed it
        assert cell(table, "herald", "League")["critical"] == 1

    def test_the_coder_decides_whose_voice_it_is(self) -> None:
        berta = made_codings("berta", SIDES, voices={("bugle-1", 2): "outlet"})
        assert cell(stance.by_outlet(CORPUS, codings=berta), "bugle", "League")["n"] == 3

    def test_few_sentences_get_no_score(self) -> None:
        table = stance.by_outlet(CORPUS, codings=ANNA, min_n=3)
        league, ruritania = cell(table, "herald", "League"), cell(table, "herald", "Ruritania")
        # herald on the League: 1, 1, 0
        assert league["score"] == pytest.approx(2 / 3)
        assert league["reading"] == "no clear lean"
        assert ruritania["reading"] == stance.TOO_LITTLE
        assert pd.isna([ruritania[name] for name in ("score", "score_low", "score_high")]).all()
        assert ruritania["n"] == 1  # how little it is stays visible

    def test_a_lean_is_named_only_where_the_interval_is_on_one_side(self) -> None:
        rows = pd.concat([stance.evidence(CORPUS, outlet="stray", codings=ANNA)] * 4)
        assert stance.tabulate(CORPUS, rows)["reading"].tolist() == ["critical"]
        assert stance.tabulate(CORPUS, rows.head(3), min_n=3)["reading"].tolist() == ["no clear lean"]

    def test_a_city_is_no_actor(self) -> None:
        """Strelsau stands in a critical sentence of the Bugle, but only as a place: Ruritania's count is 1."""
        assert cell(stance.by_outlet(CORPUS, codings=ANNA), "bugle", "Ruritania")["n"] == 1

    def test_a_name_repeated_in_a_sentence_counts_once(self) -> None:
        ruritania = stance.evidence(CORPUS, outlet="bugle", actor="Ruritania", codings=ANNA)
        assert ruritania["surface"].tolist() == ["=Ruritania="]

    def test_texts_of_no_known_outlet_are_compared_only_when_named(self) -> None:
        assert "stray" not in set(stance.by_outlet(CORPUS, codings=ANNA)["outlet"])
        assert stance.by_outlet(CORPUS, outlets=["stray"], codings=ANNA)["critical"].tolist() == [1]

    def test_outlets_stand_in_their_order_and_the_most_named_actor_first(self) -> None:
        table = stance.by_outlet(CORPUS, codings=ANNA)
        assert table[["outlet", "actor"]].to_numpy().tolist() == [
            ["bugle", "League"], ["bugle", "Ruritania"], ["herald", "League"], ["herald", "Ruritania"],
        ]  # fmt: skip

    def test_a_choice_of_outlets_and_actors(self) -> None:
        table = stance.by_outlet(CORPUS, outlets=["herald"], actors=["Ruritania"], codings=ANNA)
        assert table[["outlet", "actor", "n"]].to_numpy().tolist() == [["herald", "Ruritania", 1]]

    @settings(deadline=None, max_examples=25)
    @given(st.lists(st.sampled_from([-1, 0, 1]), min_size=12, max_size=12))
    def test_every_count_is_a_count_of_evidence(self, drawn: list[int]) -> None:
        codings = ANNA.assign(label=pd.array(drawn, dtype="Int64")).astype({"label": "Int64"})
        codings["label"] = codings["label"].mask(codings["actor"].isna())
        table = stance.by_outlet(CORPUS, codings=codings, min_n=1)
        for row in table.to_dict("records"):
            said = stance.evidence(CORPUS, outlet=row["outlet"], actor=row["actor"], codings=codings)
            assert row["n"] == len(said) == row["critical"] + row["neutral"] + row["supportive"]
            assert row["score"] == pytest.approx(said["label"].mean())


class TestEvidence:
    def test_a_row_is_a_sentence_with_the_place_of_the_name(self) -> None:
        rows = stance.evidence(CORPUS, outlet="bugle", actor="League", codings=ANNA)
        assert rows["stance"].tolist() == ["neutral", "critical"]
        for row in rows.itertuples():
            assert CORPUS.texts[row.article][row.start : row.end] == row.surface == "League"

    def test_speakers_stand_beside_the_voices_passed_on(self) -> None:
        rows = stance.evidence(CORPUS, voice="other", codings=ANNA)
        assert rows["speaker"].tolist() == ["the mayor of Zenda", "the Bugle"]
        assert stance.evidence(CORPUS, codings=ANNA)["speaker"].isna().all()

    def test_captions_comments_and_furniture_do_not_count(self) -> None:
        corpus = made_corpus()
        corpus.sentences.loc[corpus.sentences["sentence"] == 0, "section"] = "caption"
        corpus.sentences.loc[corpus.sentences["sentence"] == 2, "section"] = "comment"
        assert set(stance.evidence(corpus, codings=ANNA)["sentence"]) == {1, 3}
        assert set(stance.evidence(corpus, voice="other", codings=ANNA)["sentence"]) == {3}

    def test_not_coded_yet_is_not_neutral(self) -> None:
        codings = ANNA.copy()
        codings.loc[codings["sentence"] == 0, "label"] = pd.NA
        assert 0 not in set(stance.evidence(CORPUS, codings=codings)["sentence"])

    def test_without_coding_there_is_nothing(self) -> None:
        empty = stance.evidence(CORPUS)
        assert empty.empty
        assert stance.by_outlet(CORPUS).empty

    def test_hand_labels_come_from_the_corpus_folder(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        path = coding.write(corpus, "anna", suggest=Always(1, 0.9))
        assert stance.by_outlet(corpus).empty  # a suggestion is no label
        blank = "anna,bugle-1,0,0,League,League,,,1,0.900,,The League closed the bridge."
        text = path.read_text(encoding="utf-8-sig")
        assert blank in text
        path.write_text(text.replace(blank, blank.replace("League,,,1", "League,outlet,-1,1")), encoding="utf-8")
        assert stance.by_outlet(corpus)["critical"].tolist() == [1]

    @pytest.mark.parametrize(
        ("asked", "problem"),
        [
            ({"outlet": "tribune"}, "outlet 'tribune' is not in the corpus; there are: bugle, herald, stray"),
            ({"actor": "NATO"}, "actor 'NATO' is not named in the corpus; there are: League, Ruritania"),
            ({"voice": "none"}, "voice 'none': choose outlet or other; they are never counted together"),
            ({"voice": ""}, "voice ''"),
            ({"labels": "both"}, "labels 'both': choose hand or machine; they are never counted together"),
            ({"coder": "clara"}, "coder 'clara' has no labels; there are: anna"),
        ],
    )
    def test_what_cannot_be_asked(self, asked: dict[str, str], problem: str) -> None:
        with pytest.raises(ParameterError, match=problem):
            stance.evidence(CORPUS, **{"codings": ANNA, **asked})

    def test_min_n_is_at_least_one(self) -> None:
        with pytest.raises(ParameterError, match="min_n 0"):
            stance.by_outlet(CORPUS, codings=ANNA, min_n=0)


class TestTheMachine:
    def test_its_labels_are_counted_apart_and_named(self) -> None:
        table = stance.by_outlet(CORPUS, labels="machine")
        assert table["labels"].unique().tolist() == ["machine"]
        assert table["source"].unique().tolist() == [coding.Suggester().name]
        # "The reckless League failed Strelsau", not "The League closed the bridge"
        assert cell(table, "bugle", "League")["critical"] == 1

    def test_another_model_can_take_its_place(self) -> None:
        class Sure:
            name = "a model that likes everybody"

            def score(self, targets: list[sentiment.Target]) -> list[sentiment.Score]:
                assert all(target.sentence[target.start : target.end] for target in targets)
                return [sentiment.Score(0.0, 0.0, 1.0, 1) for _ in targets]

        table = stance.by_outlet(CORPUS, labels="machine", codings=stance.suggested(CORPUS, Sure()))
        assert (table["supportive"] == table["n"]).all()

    def test_words_behind_its_labels(self) -> None:
        class Wordwise:
            """Each "reckless" adds 0.6 to critical, each "failed" 0.3; what is left is neutral."""

            name = "a model that counts two words"

            def score(self, targets: Iterable[sentiment.Target]) -> list[sentiment.Score]:
                return [self._score(target.sentence) for target in targets]

            def _score(self, sentence: str) -> sentiment.Score:
                negative = 0.6 * ("reckless" in sentence) + 0.3 * ("failed" in sentence)
                return sentiment.Score(negative, 1 - negative, 0.0, -1 if negative > 0.5 else 0)

        codings = stance.suggested(CORPUS, Wordwise())
        rows = stance.evidence(CORPUS, outlet="bugle", actor="League", labels="machine", codings=codings)
        words = stance.loaded_words(CORPUS, rows, model=Wordwise())
        assert words[["word", "n"]].to_numpy().tolist() == [["reckless", 1], ["failed", 1]]
        assert words["pull"].tolist() == pytest.approx([-0.6, -0.3])

    def test_hand_labels_come_out_where_its_file_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        corpus = made_corpus(tmp_path)
        coding.write(corpus, "anna")
        monkeypatch.setattr(sentiment, "SMALL", tmp_path / "nowhere")
        found = stance.collect(corpus)
        assert found.trouble.startswith("The machine’s labels are left out: ")
        assert "model.json" in found.trouble
        assert (found.coder, found.model) == ("anna", "")
        with pytest.raises(DataError, match=r"model\.json"):
            stance.by_outlet(corpus, labels="machine")


class TestCollecting:
    def test_both_sources_side_by_side_with_the_parser_as_a_coder_of_voices(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        coding.write(corpus, "anna")
        found = stance.collect(corpus)
        labelled = found.codings[found.codings["label"].notna()]
        heard = found.codings[found.codings["voice"].notna()]
        assert labelled["coder"].unique().tolist() == [coding.Suggester().name]
        assert heard["coder"].unique().tolist() == ["the parser"]
        assert found.people["coder"].unique().tolist() == ["anna"]

    @pytest.mark.parametrize(
        ("labels", "wanted"), [("", ["hand", "machine"]), ("hand", ["hand"]), ("machine", ["machine"])]
    )
    def test_a_parameter_chooses_the_sources(self, labels: str, wanted: list[str]) -> None:
        assert stance.sources(labels) == wanted

    def test_another_source_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="labels 'people': choose hand or machine, or leave it empty"):
            stance.sources("people")


class TestSpeakers:
    def test_whom_each_outlet_lets_speak_and_whom_they_judge(self) -> None:
        table = stance.quoted(CORPUS, codings=ANNA)
        assert table[["outlet", "speaker", "sentences", "supportive_of"]].to_numpy().tolist()[0] == [
            "bugle", "the mayor of Zenda", 1, "League",
        ]  # fmt: skip
        # 5 sentences of running text in the Bugle, 4 in the Herald with its block quotation
        assert table["share"].tolist() == [1 / 5, 1 / 4]
        assert table["critical_of"].isna().tolist() == [True, False]

    def test_a_voice_that_only_the_coder_hears_has_no_name(self) -> None:
        berta = made_codings("berta", voices={("bugle-1", 4): "other"})
        table = stance.quoted(CORPUS, outlets=["bugle"], codings=berta)
        assert table["speaker"].tolist() == ["not named", "the mayor of Zenda"]
        assert stance.relayed(CORPUS, outlets=["bugle"], codings=berta)["text"].tolist()[1] == "Rain fell."

    def test_where_nobody_has_coded_the_parsers_voices_are_counted(self) -> None:
        assert stance.quoted(CORPUS)["source"].unique().tolist() == ["the parser"]

    def test_how_each_voice_speaks_of_each_actor(self) -> None:
        table = stance.by_speaker(CORPUS, codings=ANNA)
        assert table[["outlet", "speaker", "actor", "n", "critical", "supportive"]].to_numpy().tolist() == [
            ["bugle", "the mayor of Zenda", "League", 1, 0, 1],
            ["herald", "the Bugle", "League", 1, 1, 0],
        ]


class TestFindings:
    def test_last_how_much_takes_no_side(self) -> None:
        (last,) = stance.findings(CORPUS, stance.by_outlet(CORPUS, codings=ANNA))
        # bugle: League 0 -1, Ruritania 0; herald: League 1 1 0, Ruritania 0
        assert last.sentence == (
            "Where outlets speak of an actor, 4 of 7 labels made by hand are neutral, 1 critical and 2 supportive."
        )

    def test_first_each_clear_lean_with_its_numbers(self) -> None:
        rows = pd.concat([stance.evidence(CORPUS, outlet="stray", codings=ANNA)] * 4)
        lean = stance.findings(CORPUS, stance.tabulate(CORPUS, rows))[0]
        # 4 critical: 5/6 against 1/6, middle -2/3; 1.959964 * sqrt((1 - 4/9) / 6) = 0.596404
        assert lean.sentence == "Not named itself is critical of League, in 4 of the 4 sentences that name it."
        assert lean.detail == (
            "4 critical, 0 supportive, 0 neutral; score −1.00 on a scale from −1 to 1, 95 % interval −1.00 to −0.07."
        )
        assert (lean.outlet, lean.actor) == ("stray", "League")

    def test_then_outlets_whose_intervals_lie_apart(self) -> None:
        herald = stance.evidence(CORPUS, outlet="herald", actor="League", codings=ANNA).query("label == 1")
        stray = stance.evidence(CORPUS, outlet="stray", codings=ANNA)
        table = stance.tabulate(CORPUS, pd.concat([herald, herald, stray, stray, stray, stray]))
        assert stance.findings(CORPUS, table)[-2].sentence.startswith(
            "Not named and The Herald differ on League: −1.00"
        )

    def test_nothing_is_claimed_from_a_machine_or_from_nothing(self) -> None:
        for table in (stance.by_outlet(CORPUS, labels="machine"), stance.by_outlet(CORPUS)):
            (only,) = stance.findings(CORPUS, table)
            assert only.sentence.endswith("so nothing is claimed about anybody’s stance.")

    def test_another_coders_labels_may_change_a_reading(self) -> None:
        berta = made_codings("berta", SIDES, voices={("bugle-1", 2): "outlet"})
        both = pd.concat([ANNA, berta])
        table = stance.by_outlet(CORPUS, codings=both, min_n=3)
        (found,) = stance.disagreements(CORPUS, table, both, min_n=3)
        assert found.sentence == (
            "Counted from the labels of berta instead of anna, 1 of 4 readings changes: The Bugle on League, from "
            "“too little to say” to “no clear lean”."
        )
        same = pd.concat([ANNA, made_codings("berta", SIDES)])
        (found,) = stance.disagreements(CORPUS, table, same, min_n=3)
        assert found.sentence.endswith("none of the 4 readings changes.")

    def test_one_coder_alone_has_nobody_to_differ_from(self) -> None:
        assert stance.disagreements(CORPUS, stance.by_outlet(CORPUS, codings=ANNA), ANNA) == []


class JudgesByName:
    """A network of which the League is surely judged badly and Ruritania surely judges."""

    name = "made"

    def judged(self, targets):
        who = [sentence[start:end] for sentence, start, end in targets]
        return [Judged(0.9, 0.1, 0, 0.1) if name == "League" else Judged(0, 1, 0, 0.8) for name in who]


def test_who_judges_whom_is_the_likeliest_judge_of_an_actor_that_is_judged():
    rows = stance.judgements(made_corpus(), JudgesByName())
    assert rows[["article", "sentence", "outlet", "judge", "judged", "sign", "voice"]].to_numpy().tolist() == [
        ["herald-1", 2, "herald", "Ruritania", "League", -1, "outlet"]
    ]
    assert rows.at[0, "probability"] == 0.72  # .9 that the League is judged badly times .8 that Ruritania judges


def test_a_guess_below_the_least_probability_is_not_shown():
    assert stance.judgements(made_corpus(), JudgesByName(), least=0.73).empty
