"""Stance: counted sentence by sentence, in one voice, from one source of labels at a time."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stance_corpus import SIDES, Always, made_codings, made_corpus

from kosovo_lib import agreement, coding, display, sentiment, stance
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.schema import ATTRIBUTIONS
from kosovo_lib.sentiment import Judged
from kosovo_lib.stance.labelled import sampled

CORPUS = made_corpus()
ANNA = made_codings("anna", SIDES)


def times(rows: pd.DataFrame, number: int) -> pd.DataFrame:
    """As many sentences as if each had been written so often."""
    return pd.concat([rows.assign(sentence=rows["sentence"] + 100 * i) for i in range(number)])


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
        heard = stance.evidence(CORPUS, outlet="bugle", actor="League", codings=berta)["heard"]
        assert heard.dropna().tolist() == ["coders hear the outlet itself"]  # the rules give it to the mayor

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
        rows = times(stance.evidence(CORPUS, outlet="stray", codings=ANNA), 4)
        assert stance.tabulate(CORPUS, rows)["reading"].tolist() == ["critical"]
        assert stance.tabulate(CORPUS, rows.head(3), min_n=3)["reading"].tolist() == ["no clear lean"]
        kind = rows.assign(label=1)
        assert stance.tabulate(CORPUS, kind)["reading"].tolist() == ["supportive"]
        # three critical of three: -3/5 + 1.96 * sqrt((1 - 9/25) / 5) = 0.10, across zero though the mean is -1
        (row,) = stance.tabulate(CORPUS, rows.head(3), min_n=3).to_dict("records")
        assert (row["score"], row["score_high"]) == (-1, pytest.approx(0.101, abs=1e-3))

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
    @pytest.mark.parametrize("voice", ["outlet", "other"])
    def test_each_number_of_the_table_opens_as_many_sentences(self, voice: str) -> None:
        berta = made_codings("berta", SIDES | {("herald-1", 0, "League"): 0})
        rows = stance.evidence(CORPUS, voice=voice, codings=pd.concat([ANNA, berta]))
        opened = display.evidence(CORPUS, rows, by=["outlet", "actor"], part="verdict")
        parts = {
            part["id"]: sum(len(source["sentences"]) for source in part["sources"])
            for group in opened.content["groups"] for part in group["parts"]
        }  # fmt: skip
        for row in stance.tabulate(CORPUS, rows).to_dict("records"):
            for verdict in ("critical", "neutral", "supportive", "split"):
                assert parts.get(opened.leads_from(row, verdict), 0) == row[verdict]

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
        path = coding.Session(corpus, "anna", suggest=Always(1, 0.9)).path
        assert stance.by_outlet(corpus).empty  # a suggestion is no label
        blank = "anna,bugle-1,0,0,League,League,,,1,0.900,,The League closed the bridge."
        text = path.read_text(encoding="utf-8-sig")
        assert blank in text
        path.write_text(text.replace(blank, blank.replace("League,,,1", "League,outlet,-1,1")), encoding="utf-8")
        assert stance.by_outlet(corpus)["critical"].tolist() == [1]

    @pytest.mark.parametrize(
        ("asked", "problem"),
        [
            ({"outlet": "tribune"}, "outlet 'tribune' is not in the corpus; it has bugle, herald, stray"),
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
        with pytest.raises(ParameterError, match="min_n: 0 is not a whole number from 1"):
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

    def test_of_many_references_it_reads_the_same_sample_each_time(self) -> None:
        # six sentences of the Herald on the League, two on Ruritania, one of the Bugle: one of each, then a second
        places = [("herald", "League")] * 6 + [("herald", "Ruritania")] * 2 + [("bugle", "League")]
        rows = pd.DataFrame(places, columns=["outlet", "actor"]).assign(text=[f"Sentence {n}." for n in range(9)])
        read = sampled(rows, 4)
        assert read.groupby(["outlet", "actor"], sort=False).size().to_list() in ([2, 1, 1], [1, 2, 1])
        assert sampled(rows.iloc[::-1], 4).sort_index().equals(read)
        # what is read of fewer sentences is read of more as well, and all where there are few
        assert set(sampled(rows, 3).index) < set(read.index)
        assert sampled(rows, 9).equals(rows)

    def test_what_is_not_in_its_sample_waits_for_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        few = stance.suggested(CORPUS, most=3)
        assert len(few) == 3
        table = stance.by_outlet(CORPUS, labels="machine", codings=few)
        assert (table["waiting"] == 0).all()
        assert stance.collect(CORPUS).sample == ""
        monkeypatch.setitem(stance.suggested.__wrapped__.__kwdefaults__, "most", 3)
        found = stance.collect(CORPUS)
        number = len(coding.first_mentions(CORPUS))
        assert found.sample == f"The model read a sample: 3 of {number} references to actors. "
        assert found.error.startswith(found.sample)

    def test_its_agreement_is_measured_on_all_that_coders_labelled_also_where_it_reads_a_sample(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        corpus = made_corpus(tmp_path)
        path = coding.Session(corpus, "anna").path
        text = path.read_text(encoding="utf-8-sig").replace("League,League,,,", "League,League,outlet,-1,")
        path.write_text(text, encoding="utf-8")  # eight of the ten references are to the League
        monkeypatch.setitem(stance.suggested.__wrapped__.__kwdefaults__, "most", 3)
        found = stance.collect(corpus)
        assert found.sample.startswith("The model read a sample: 3 of 10 ")
        assert agreement.pairs(found.codings, "label")["n"].tolist() == [8]

    def test_words_behind_its_labels(self) -> None:
        class Wordwise:
            """Each "reckless" adds 0.6 to critical, each "failed" 0.3, "The" 0.1; what is left is neutral."""

            name = "a model that counts two words"

            def score(self, targets: Iterable[sentiment.Target]) -> list[sentiment.Score]:
                return [self._score(target.sentence) for target in targets]

            def _score(self, sentence: str) -> sentiment.Score:
                negative = 0.6 * ("reckless" in sentence) + 0.3 * ("failed" in sentence) + 0.1 * ("The" in sentence)
                return sentiment.Score(negative, 1 - negative, 0.0, -1 if negative > 0.5 else 0)

        codings = stance.suggested(CORPUS, Wordwise())
        rows = stance.evidence(CORPUS, outlet="bugle", actor="League", labels="machine", codings=codings)
        words = stance.decisive_words(CORPUS, rows, model=Wordwise())
        assert words[["word", "n"]].to_numpy().tolist() == [["reckless", 1], ["failed", 1]]
        assert words["pull"].tolist() == pytest.approx([-0.6, -0.3])
        assert stance.decisive_words(CORPUS, rows, model=Wordwise(), most=0).empty
        twice = stance.decisive_words(CORPUS, pd.concat([rows, rows], ignore_index=True), model=Wordwise())
        assert twice["n"].tolist() == [2, 2]
        assert twice["pull"].tolist() == pytest.approx([-1.2, -0.6])  # added up over the sentences

    def test_the_actor_stays_where_he_is_when_a_word_before_or_after_him_is_left_out(self) -> None:
        read: list[sentiment.Target] = []

        class Named:
            """Calls every actor criticised, and remembers what it read."""

            name = "a model that remembers"

            def score(self, targets: Iterable[sentiment.Target]) -> list[sentiment.Score]:
                read.extend(targets := list(targets))
                return [sentiment.Score(0.9, 0.1, 0.0, -1) for _ in targets]

        rows = stance.evidence(CORPUS, labels="machine", codings=stance.suggested(CORPUS, Named()))
        read.clear()
        stance.decisive_words(CORPUS, rows, model=Named())
        names = set(rows["surface"])
        assert {target.sentence[target.start : target.end] for target in read} == names
        assert len(read) > 3 * len(rows)

    def test_hand_labels_come_out_where_its_file_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        corpus = made_corpus(tmp_path)
        coding.Session(corpus, "anna").code(0, voice="outlet", label=-1)
        monkeypatch.setattr(sentiment, "SMALL", tmp_path / "nowhere")
        found = stance.collect(corpus)
        assert found.trouble.startswith("The model’s labels are left out: ")
        assert "model.json" in found.trouble
        assert (found.coders, found.model) == (("anna",), "")
        with pytest.raises(DataError, match=r"model\.json"):
            stance.by_outlet(corpus, labels="machine")


class TestCollecting:
    def test_both_sources_side_by_side_with_the_parser_as_a_coder_of_voices(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        coding.Session(corpus, "anna")
        found = stance.collect(corpus)
        labelled = found.codings[found.codings["label"].notna()]
        heard = found.codings[found.codings["voice"].notna()]
        assert labelled["coder"].unique().tolist() == [coding.Suggester().name]
        assert heard["coder"].unique().tolist() == ["the rules"]
        assert found.coders == ()  # her sheet is blank

    def test_it_says_how_many_sentences_coders_hear_in_another_voice(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        path = coding.Session(corpus, "anna").path
        text = path.read_text(encoding="utf-8-sig").replace("League,League,,,", "League,League,other,-1,", 1)
        path.write_text(text.replace("League,League,,,", "League,League,outlet,0,", 1), encoding="utf-8")
        # of the Bugle's first two sentences she hears the first otherwise than the rules
        assert (
            "Coders heard someone else in 1 sentence that our rules assign to the outlet."
            in stance.collect(corpus).about
        )

    def test_a_page_says_what_is_counted_and_a_finding_that_nobody_has_coded(self) -> None:
        assert (stance.collect(CORPUS).partly, stance.collect(CORPUS).about) == (
            "",
            "Actors are counted where they are named, not where the text says “the president” or “she”.",
        )


class TestAllCoders:
    """Berta reads as Anna does, but finds the Herald's first sentence neutral; Carla hears the mayor as the Bugle."""

    BERTA = made_codings("berta", SIDES | {("herald-1", 0, "League"): 0})
    BOTH = pd.concat([ANNA, BERTA])

    def test_a_score_is_the_mean_over_coders_of_each_sentence(self) -> None:
        league = cell(stance.by_outlet(CORPUS, codings=self.BOTH, min_n=3), "herald", "League")
        # (1 + 0) / 2, 1 and 0: the mean of three sentences is 1/2
        assert league["score"] == pytest.approx(1 / 2)
        assert (league["n"], league["supportive"], league["neutral"], league["split"]) == (3, 1, 1, 1)
        assert league["source"] == "anna, berta"

    def test_a_sentence_weighs_the_same_however_many_coders_labelled_it(self) -> None:
        berta = self.BERTA.assign(label=-1).astype({"label": "Int64"})
        both = pd.concat([ANNA, berta[(berta["article"] == "herald-1") & (berta["sentence"] == 0)]])
        league = cell(stance.by_outlet(CORPUS, codings=both, min_n=3), "herald", "League")
        # (1 - 1) / 2, 1 and 0: 1/3; over all four labels it would be 1/4
        assert league["score"] == pytest.approx(1 / 3)

    def test_choosing_one_coder_stays_possible(self) -> None:
        league = cell(stance.by_outlet(CORPUS, codings=self.BOTH, coder="anna", min_n=3), "herald", "League")
        assert (league["score"], league["split"], league["source"]) == (pytest.approx(2 / 3), 0, "anna")

    def test_a_sentence_on_which_coders_differ_is_split(self) -> None:
        rows = stance.evidence(CORPUS, outlet="herald", actor="League", codings=self.BOTH)
        assert rows["verdict"].tolist() == ["split", "split", "supportive", "supportive", "neutral", "neutral"]

    def test_the_voice_is_that_of_most_coders_and_the_parser_decides_a_draw(self) -> None:
        carla = made_codings("carla", SIDES, voices={("bugle-1", 2): "outlet"})
        draw = pd.concat([ANNA, carla])
        assert 2 not in set(stance.evidence(CORPUS, outlet="bugle", codings=draw)["sentence"])
        most = pd.concat([ANNA, carla, made_codings("dora", SIDES, voices={("bugle-1", 2): "outlet"})])
        rows = stance.evidence(CORPUS, outlet="bugle", codings=most)
        assert rows.loc[rows["sentence"] == 2, "source"].tolist() == ["carla", "dora"]

    def test_coders_who_differ_widen_the_interval(self) -> None:
        rows = stance.evidence(CORPUS, outlet="stray", codings=ANNA)
        alone = times(rows, 12)
        other = alone.assign(source="berta", label=[-1, 0] * 6)
        agreed = stance.tabulate(CORPUS, pd.concat([alone, alone.assign(source="berta")]))
        differ = stance.tabulate(CORPUS, pd.concat([alone, other]))
        width = [float((table["score_high"] - table["score_low"]).iloc[0]) for table in (agreed, differ)]
        # 12 critical, one imagined of each kind: shares 13/14 and 1/14, 2 * 1.96 * sqrt((1 - (12/14)^2) / 14) = 0.54,
        # and a mean of 12/14 cut off at -1: from -1 to -0.59
        assert agreed["score_high"].iloc[0] == pytest.approx(-12 / 14 + 0.27, abs=0.02)
        assert width[1] > width[0]

    def test_a_coder_who_labelled_one_sentence_does_not_widen_the_others(self) -> None:
        alone = times(stance.evidence(CORPUS, outlet="stray", codings=ANNA), 12)
        both, once = (
            stance.tabulate(CORPUS, pd.concat([alone, alone.head(n).assign(source="berta")])) for n in (12, 1)
        )
        assert once["score_high"].iloc[0] == pytest.approx(both["score_high"].iloc[0])

    def test_articles_are_drawn_whole_where_an_outlet_has_several(self) -> None:
        rows = times(stance.evidence(CORPUS, outlet="stray", codings=ANNA), 12)
        kinder = rows.assign(article="stray-2", label=1)
        two_articles = stance.tabulate(CORPUS, pd.concat([rows, kinder]))
        one_article = stance.tabulate(
            CORPUS, pd.concat([rows, kinder.assign(article="stray-1", sentence=kinder["sentence"] + 5000)])
        )
        width = [float((t["score_high"] - t["score_low"]).iloc[0]) for t in (two_articles, one_article)]
        assert width[0] > 1.5 * width[1]

    def test_the_same_labels_give_the_same_interval(self) -> None:
        first, second = (stance.by_outlet(CORPUS, codings=self.BOTH, min_n=2) for _ in range(2))
        pd.testing.assert_frame_equal(first, second)


class TestWhoCoded:
    def test_the_corpus_says_who_are_people_and_who_are_models(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        (tmp_path / "coding").mkdir()
        (tmp_path / "coding" / "coders.yml").write_text(
            "old: {kind: person, book: first}\nanna: {kind: person, book: second}\n"
            "pass-1: {kind: model, book: second}\npass-2: {kind: model, book: second}\n",
            encoding="utf-8",
        )
        assert coding.who(corpus, ["anna", "pass-1", "pass-2"]) == (
            "Labelled by 1 person and an AI model in 2 readings under a written codebook."
        )
        assert coding.who(corpus, ["pass-1"]) == "Labelled by an AI model under a written codebook."
        assert coding.who(corpus, []) == "Nobody has labelled these sentences yet."
        assert coding.counted(corpus, ["anna", "old", "pass-1"]) == ["anna", "pass-1"]  # the newest book
        assert coding.counted(corpus, ["anna", "guest", "old"]) == ["anna", "guest"]  # of the guest nothing is said

    def test_where_it_does_not_say_nothing_is_claimed(self) -> None:
        assert coding.who(CORPUS, ["anna"]) == "Labelled by 1 unknown coder under a written codebook."
        assert coding.counted(CORPUS, ["berta", "anna"]) == ["anna", "berta"]

    def test_a_coder_who_is_neither_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "coding").mkdir()
        (tmp_path / "coding" / "coders.yml").write_text("anna: {kind: robot, book: b}\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"coders\.yml anna kind: 'robot' is not one of 'person' or 'model'"):
            coding.coders(made_corpus(tmp_path))


class TestPartlyCoded:
    """Of eight sentences of the stray text on the League a coder has labelled four, three of them critical."""

    ROWS = times(stance.evidence(CORPUS, outlet="stray", codings=ANNA), 4).assign(label=[-1, -1, -1, 0])

    def test_a_score_allows_for_all_that_the_rest_can_hold(self) -> None:
        (whole,) = stance.tabulate(CORPUS, self.ROWS).to_dict("records")
        (part,) = stance.tabulate(CORPUS, self.ROWS.assign(waiting=4)).to_dict("records")
        # the mean of the four is -3/4; over all eight it is between -3/8 (no more judgements) and -3/4 (as many again)
        assert (whole["score"], part["score"]) == (pytest.approx(-3 / 4), pytest.approx(-9 / 16))
        # nothing was supportive, so the lower end stays; the upper end gives way by half of 3/4
        assert part["score_low"] == pytest.approx(whole["score_low"])
        assert part["score_high"] == pytest.approx(whole["score_high"] + 3 / 8)
        assert (part["n"], part["waiting"]) == (4, 4)
        kind, half = (
            stance.tabulate(CORPUS, self.ROWS.assign(label=[1, 1, 1, 0], waiting=waiting)).to_dict("records")[0]
            for waiting in (0, 4)
        )
        assert half["score_low"] == pytest.approx(kind["score_low"] - 3 / 8)
        assert half["score_high"] == pytest.approx(kind["score_high"])

    def test_a_lean_is_named_only_if_it_would_stand_without_further_judgements(self) -> None:
        rows = times(stance.evidence(CORPUS, outlet="stray", codings=ANNA), 16)
        # 16 of 16 critical: 17/18 against 1/18, so -16/18 + 1.96 * sqrt((1 - (16/18)^2) / 18) = -0.677
        readings = [stance.tabulate(CORPUS, rows.assign(waiting=waiting))["reading"].iloc[0] for waiting in (0, 16, 48)]
        # half of the sentences wait: -0.677 + 1/2 is below 0; three quarters: above
        assert readings == ["critical", "critical", "no clear lean"]

    def test_what_nobody_has_labelled_waits(self) -> None:
        codings = ANNA.copy()
        codings.loc[(codings["article"] == "bugle-1") & (codings["sentence"] == 0), "label"] = pd.NA
        assert cell(stance.by_outlet(CORPUS, codings=codings), "bugle", "League")["waiting"] == 1
        assert cell(stance.by_outlet(CORPUS, codings=ANNA), "bugle", "League")["waiting"] == 0
        # a label without a voice is not counted, so it waits, too
        codings.loc[codings["sentence"] == 1, "voice"] = pd.NA
        codings.loc[codings["sentence"] == 0, "label"] = 0
        assert cell(stance.by_outlet(CORPUS, codings=codings), "bugle", "League")["waiting"] == 1

    def test_a_page_says_so(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        path = coding.Session(corpus, "anna").path
        text = path.read_text(encoding="utf-8-sig").replace("League,League,,,", "League,League,outlet,-1,", 1)
        path.write_text(text, encoding="utf-8")
        # the Bugle names the League and Ruritania in three sentences of its own, the Herald in three (one names both)
        read = stance.collect(corpus)
        whom = "1 unknown coder (anna)"
        assert read.partly == f"So far, {whom} has labelled 1 of 7 mentions of actors, all in The Bugle: 1 critical."
        assert "The 6 mentions still to be labelled may hold no judgement, or as large a share" in read.about
        (only,) = stance.findings(corpus, stance.tabulate(corpus, read.coded), read)
        assert (only.sentence, only.leads) == (read.partly, False)
        (tmp_path / "coding" / "berta.csv").write_text(text.replace("anna,", "berta,"), encoding="utf-8")
        # it has two rows, and counts once
        said = "anna: {kind: person, book: a}\nberta: {kind: model, book: a}\n"
        (tmp_path / "coding" / "coders.yml").write_text(said, encoding="utf-8")
        both = "So far, 1 person and an AI model (anna and berta) have labelled 1 of 7 mentions of actors"
        assert both in stance.collect(corpus).partly

    def test_who_labelled_nothing_is_not_named_and_whose_labels_are_left_out_is(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        path = coding.Session(corpus, "anna").path
        blank = path.read_text(encoding="utf-8-sig")
        label = blank.replace("League,League,,,", "League,League,outlet,-1,", 1)
        path.write_text(label, encoding="utf-8")
        (tmp_path / "coding" / "berta.csv").write_text(blank.replace("anna,", "berta,"), encoding="utf-8")
        (tmp_path / "coding" / "coders.yml").write_text(
            "anna: {kind: person, book: first}\nberta: {kind: model, book: second}\n", encoding="utf-8"
        )
        assert stance.collect(corpus).coders == ("anna",)  # a new book does not count before somebody codes by it
        assert stance.collect(corpus).labelled == "Labelled by 1 person under a written codebook."
        assert stance.collect(corpus).about.startswith("The 6 mentions")
        (tmp_path / "coding" / "berta.csv").write_text(label.replace("anna,", "berta,"), encoding="utf-8")
        assert stance.collect(corpus).labelled == "Labelled by an AI model under a written codebook."
        assert "Labels by anna, under an earlier codebook, are not counted." in stance.collect(corpus).about
        assert "Labels by berta are not counted." in stance.collect(corpus, coder="anna").about

    def test_the_difference_of_two_outlets_allows_for_it(self) -> None:
        rows = stance.evidence(CORPUS, codings=ANNA)
        whole, part = (
            differences(["bugle", "herald"], rows.assign(waiting=waiting), min_n=2).to_dict("records")[0]
            for waiting in (0, 3)
        )
        assert part["high"] - part["low"] > whole["high"] - whole["low"]


class TestReferences:
    def test_pronouns_and_descriptions_count_on_demand(self) -> None:
        she = CORPUS.mentions.iloc[[0]].assign(sentence=4, surface="Rain", kind="pronoun", start=171, end=175)
        corpus = made_corpus(mentions=pd.concat([CORPUS.mentions, she], ignore_index=True))
        everywhere = {"labels": "machine", "outlets": ["bugle"], "actors": ["League"]}
        assert stance.by_outlet(corpus, **everywhere)["n"].tolist() == [2]
        assert stance.by_outlet(corpus, references="all", **everywhere)["n"].tolist() == [3]
        # sheets ask for names only: of coders' labels the pronoun waits
        table = stance.by_outlet(corpus, codings=ANNA, references="all")
        assert (cell(table, "bugle", "League")["n"], cell(table, "bugle", "League")["waiting"]) == (2, 1)

    def test_another_choice_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="references: 'pronouns' is not one of names, all"):
            stance.evidence(CORPUS, references="pronouns")


HERALD_AND_BUGLE = ["herald", "bugle"]


def differences(outlets, rows: pd.DataFrame, *given: Any, **asked: Any) -> pd.DataFrame:
    """The table of differences of outlets in this order."""
    rows = rows.sort_values("outlet", key=lambda one: one.map(list(outlets).index), kind="stable")
    return stance.differences(rows, *given, **asked)[0]


class TestDifference:
    of_anna = stance.evidence(CORPUS, outlet=HERALD_AND_BUGLE, codings=ANNA)

    def test_two_outlets_on_one_actor(self) -> None:
        rows = self.of_anna[self.of_anna["actor"] == "League"]
        (row,) = differences(HERALD_AND_BUGLE, rows, min_n=2).to_dict("records")
        # herald 1, 1, 0 and bugle 0, -1: 2/3 less -1/2
        assert (row["n_a"], row["n_b"], row["difference"]) == (3, 2, pytest.approx(2 / 3 + 1 / 2))
        assert row["low"] < row["difference"] < row["high"] <= 2

    def test_its_interval_takes_the_two_outlets_for_independent(self) -> None:
        every = stance.evidence(CORPUS, outlet=["bugle", "herald"], actor="League", codings=ANNA)
        bugle, herald = (times(every[every["outlet"] == outlet].head(1), 12) for outlet in ("bugle", "herald"))
        rows = pd.concat([bugle.assign(label=[-1, 0] * 6), herald.assign(label=[1, 0] * 6)])
        (row,) = differences(["herald", "bugle"], rows).to_dict("records")
        # each: shares 7/14 and 1/14, 1.96 * sqrt((8/14 - (6/14)^2) / 14) = 0.3261; together 0.3261 * sqrt(2) = 0.4612
        assert row["difference"] == pytest.approx(1)
        # the middles of the intervals are 6/14 and -6/14, cut nowhere
        assert (row["low"], row["high"]) == (pytest.approx(0.5388, abs=1e-3), pytest.approx(1.4612, abs=1e-3))

    def test_on_the_facts_that_both_tell_it_is_paired(self) -> None:
        """Four facts, each told in a sentence of both outlets; a fifth only in the Bugle."""
        rows = stance.evidence(CORPUS, outlet=["bugle", "herald"], actor="League", codings=ANNA)
        herald, bugle = (rows[rows["outlet"] == outlet].head(1) for outlet in ("herald", "bugle"))
        rows = pd.concat([times(herald, 4).assign(label=[1, 1, 0, 1]), times(bugle, 5).assign(label=[0, 0, 0, 0, -1])])
        tellings = pd.DataFrame({
            "fact": [*range(4), *range(5)], "article": ["herald-1"] * 4 + ["bugle-1"] * 5,
            "sentence": [100 * i for i in range(4)] + [100 * i for i in range(5)],
        })  # fmt: skip
        every, paired = differences(["herald", "bugle"], rows, tellings=tellings).to_dict("records")
        assert (every["compared"], every["n_a"], every["n_b"]) == ("sentences", 4, 5)
        assert (paired["compared"], paired["n_a"], paired["n_b"], paired["facts"]) == ("facts", 4, 4, 4)
        # differences 1, 1, 0, 1; with 1 and -1 beside them: mean 1/2, squares 0.25 * 4 + 0.25 + 2.25 = 3.5, standard
        # error sqrt(3.5 / 5 / 6) = 0.3416, five degrees of freedom: 2.5706 * 0.3416 = 0.8781
        assert paired["difference"] == pytest.approx(3 / 4)
        assert (paired["low"], paired["high"]) == (
            pytest.approx(0.5 - 0.8781, abs=1e-3), pytest.approx(0.5 + 0.8781, abs=1e-3),
        )  # fmt: skip

    def test_each_number_opens_as_many_sentences_as_it_counts(self) -> None:
        tellings = pd.DataFrame({"fact": [0, 0], "article": ["herald-1", "bugle-1"], "sentence": [0, 1]})
        table, sentences = stance.differences(self.of_anna, tellings, min_n=1)
        said = display.evidence(CORPUS, sentences, by=[*table.columns[:4], "outlet"])
        held = {
            group["id"]: sum(len(source["sentences"]) for part in group["parts"] for source in part["sources"])
            for group in said.content["groups"]
        }  # fmt: skip
        counted = [(row, side) for row in table.to_dict("records") for side in ("n_a", "n_b") if row[side]]
        assert {row["compared"] for row, _ in counted} == {"sentences", "facts"}
        assert all(held[said.leads_from(row, side)] == row[side] for row, side in counted)

    def test_two_sentences_on_one_fact_count_once(self) -> None:
        tellings = pd.DataFrame({
            "fact": [0, 0, 0], "article": ["herald-1", "herald-1", "bugle-1"], "sentence": [0, 2, 1],
        })  # fmt: skip
        table = differences(HERALD_AND_BUGLE, self.of_anna, tellings=tellings, min_n=1)
        paired = table[(table["compared"] == "facts") & (table["actor"] == "League")].to_dict("records")[0]
        # the Herald's 1 and 0 on this fact make 1/2; the Bugle's is -1
        assert (paired["facts"], paired["n_a"], paired["n_b"], paired["difference"]) == (1, 2, 1, 1.5)

    def test_a_page_asks_for_sure_differences_only(self) -> None:
        rows = times(stance.evidence(CORPUS, actor="League", codings=ANNA).query("sentence == 1"), 12)
        # the Bugle's twelve sentences are critical, the Herald's twelve supportive
        assert len(differences(["bugle", "herald"], rows, sure=True)) == 1
        assert differences(["bugle", "herald"], rows.assign(label=0), sure=True).empty
        # four sentences 0 and four 1, 0, 1, 0: 1/2 apart, give or take more
        close = pd.concat([part.head(4) for _, part in rows.groupby("outlet")]).assign(label=[0, 0, 0, 0, 1, 0, 1, 0])
        assert differences(["bugle", "herald"], close)["difference"].tolist() == [-0.5]
        assert differences(["bugle", "herald"], close, sure=True).empty

    def test_too_few_sentences_or_facts_give_no_difference(self) -> None:
        assert differences(HERALD_AND_BUGLE, self.of_anna)["difference"].isna().all()
        none = pd.DataFrame({"fact": [], "article": [], "sentence": []}).astype({"article": "string"})
        table = differences(HERALD_AND_BUGLE, self.of_anna, tellings=none, min_n=2)
        assert table.loc[table["compared"] == "facts", ["facts", "difference"]].isna().to_numpy().tolist() == [
            [False, True], [False, True],
        ]  # fmt: skip


class TestFindings:
    def test_last_how_often_outlets_judge_which_never_leads(self) -> None:
        (last,) = stance.findings(CORPUS, stance.by_outlet(CORPUS, codings=ANNA))
        # bugle: League 0 -1, Ruritania 0; herald: League 1 1 0, Ruritania 0
        assert (
            last.sentence
            == "In their own words, outlets mention actors 7 times, 1 of them critically and 2 with support."
        )
        assert not last.leads
        (last,) = stance.findings(CORPUS, stance.by_outlet(CORPUS, codings=ANNA[ANNA["label"] < 1]))
        assert "times, 1 of them critically and none with support." in last.sentence
        (last,) = stance.findings(CORPUS, stance.by_outlet(CORPUS, codings=ANNA[ANNA["label"] == 0].head(1)))
        assert "mention actors 1 time, none of them critically and none with support." in last.sentence

    def test_first_each_clear_lean_with_its_numbers_and_words(self) -> None:
        rows = times(stance.evidence(CORPUS, outlet="stray", codings=ANNA), 4)
        lean = stance.findings(CORPUS, stance.tabulate(CORPUS, rows), rows)[0]
        # 4 critical: 5/6 against 1/6, middle -2/3; 1.959964 * sqrt((1 - 4/9) / 6) = 0.596404
        assert lean.sentence == "Not named criticises League in all 4 sentences about League."
        assert lean.detail == (
            "4 critical, 0 neutral, 0 supportive; score −1.00 on a scale from −1 to 1, 95% interval −1.00 to −0.07."
        )
        assert (lean.evidence, lean.strength) == (("stray", "League"), pytest.approx(2 / 3 - 0.596404, abs=1e-4))
        assert lean.quotations[0].text == "The League is a fraud."

    def test_who_labelled_stands_once_where_a_page_may_lead_with_it(self, tmp_path: Path) -> None:
        rows = pd.concat(
            times(stance.evidence(CORPUS, outlet=outlet, codings=ANNA), 4).assign(label=-1)
            for outlet in ("bugle", "stray")
        )
        read = replace(stance.collect(made_corpus(tmp_path)), coded=rows, labelled="Labelled by Ida.", partly="")
        found = stance.findings(CORPUS, stance.tabulate(CORPUS, rows), read)
        assert [one.detail.startswith("Labelled by Ida.") for one in found] == [True, *[False] * (len(found) - 1)]
        assert len(found) > 2
        none = stance.tabulate(CORPUS, rows.assign(label=0))
        (null,) = stance.findings(CORPUS, none, read)
        assert null.detail == "Labelled by Ida."
        (null,) = stance.findings(CORPUS, none, replace(read, partly="So far, Ida has labelled one."))
        assert null.detail == ""  # the sentence itself says who

    def test_then_outlets_whose_intervals_lie_apart(self) -> None:
        herald = stance.evidence(CORPUS, outlet="herald", actor="League", codings=ANNA).query("label == 1")
        stray = stance.evidence(CORPUS, outlet="stray", codings=ANNA)
        table = stance.tabulate(CORPUS, pd.concat([times(herald, 2), times(stray, 4)]))
        found = {one.sentence: one for one in stance.findings(CORPUS, table)}
        # 4 critical and 4 supportive: -0.0703 and 0.0703 are the ends that face each other (see above), half of the way
        apart = found["Not named treats League more critically than The Herald."]
        assert apart.strength == pytest.approx(2 / 3 - 0.596404, abs=1e-4)
        close = stance.tabulate(CORPUS, pd.concat([times(herald, 2).assign(label=0), times(stray, 4)]))
        assert not [one for one in stance.findings(CORPUS, close) if "more critically" in one.sentence]

    def test_of_an_actor_s_outlets_only_the_two_that_lie_farthest_apart_are_named(self) -> None:
        ends = {"bugle": (-1, -0.5), "herald": (-0.4, 0.1), "stray": (0.2, 0.9)}
        cells = stance.by_outlet(CORPUS, codings=ANNA, min_n=1).query("actor == 'League' and outlet == 'bugle'")
        table = pd.concat(
            cells.assign(outlet=outlet, score=sum(at) / 2, score_low=at[0], score_high=at[1])
            for outlet, at in ends.items()
        )
        apart = [one for one in stance.findings(CORPUS, table) if "more critically" in one.sentence]
        assert [(one.sentence, one.strength) for one in apart] == [
            ("The Bugle treats League more critically than Not named.", pytest.approx(0.35)),
        ]
        assert apart[0].leads is True  # a page holds it as JSON, which knows no bool of NumPy

    def test_nothing_is_claimed_from_a_model_or_from_nothing(self) -> None:
        for table in (stance.by_outlet(CORPUS, labels="machine"), stance.by_outlet(CORPUS)):
            (only,) = stance.findings(CORPUS, table)
            assert only.sentence == (
                "No coder has labelled these sentences, so nothing is said of whom an outlet criticises or supports."
            )
            assert (only.detail, only.leads) == ("", False)  # how to begin is no business of readers


class JudgesByName:
    """A network of which the League is surely judged badly and Ruritania surely judges."""

    name = "made"

    def judged(self, targets):
        who = [sentence[start:end] for sentence, start, end in targets]
        return [Judged(0.9, 0.1, 0, 0.1) if name == "League" else Judged(0, 1, 0, 0.8) for name in who]


class TestJudgements:
    def test_coders_by_whoever_speaks(self) -> None:
        rows = stance.judgements(CORPUS, codings=ANNA)
        assert rows[["article", "sentence", "outlet", "judge", "judged", "sign"]].to_numpy().tolist() == [
            ["bugle-1", 2, "bugle", "the mayor of Zenda", "League", 1],
            ["herald-1", 3, "herald", "the Bugle", "League", -1],
        ]
        assert rows["source"].tolist() == ["anna", "anna"]

    def test_a_speaker_has_the_one_name_that_the_parser_knows_and_does_not_judge_himself(self) -> None:
        said = {
            "article": "bugle-1", "sentence": 2, "attribution": "direct", "speaker": "the mayor of Zenda",
            "speaker_actor": "Anna Holm", "start": 68, "end": 91, "text": "The League is our shield",
        }  # fmt: skip
        himself = said | {"article": "herald-1", "sentence": 3, "speaker_actor": "League"}
        corpus = made_corpus(attributions=ATTRIBUTIONS.frame([said, himself]))
        # in herald-1 the League speaks of itself
        assert stance.judgements(corpus, codings=ANNA)["judge"].tolist() == ["Anna Holm"]

    def test_what_most_coders_do_not_see_is_no_judgement(self) -> None:
        berta = made_codings("berta", SIDES | {("bugle-1", 2, "League"): 0})
        assert stance.judgements(CORPUS, codings=pd.concat([ANNA, berta]))["sentence"].tolist() == [3]

    def test_a_voice_that_only_the_coder_hears_has_no_name(self) -> None:
        dora = made_codings("dora", SIDES, voices={("bugle-1", 1): "other"})
        assert stance.judgements(CORPUS, codings=dora)["judge"].tolist()[0] == stance.UNNAMED

    def test_bars_are_worth_drawing_where_somebody_judges_an_actor_alike_three_times(self) -> None:
        rows = stance.judgements(CORPUS, codings=ANNA)
        assert not stance.often(rows)  # two judgements of two judges
        assert not stance.often(rows.head(0))
        assert stance.often(pd.concat([rows.head(1)] * 3))
        assert not stance.often(pd.concat([rows.head(1)] * 2))

    def test_the_machine_takes_the_likeliest_judge_of_an_actor_that_is_judged(self) -> None:
        rows = stance.judgements(CORPUS, labels="machine", network=JudgesByName())
        assert rows[["article", "sentence", "outlet", "judge", "judged", "sign", "voice"]].to_numpy().tolist() == [
            ["herald-1", 2, "herald", "Ruritania", "League", -1, "outlet"]
        ]
        assert rows.at[0, "probability"] == 0.72  # .9 that the League is judged badly times .8 that Ruritania judges

    def test_nobody_judges_himself_however_likely_he_judges(self) -> None:
        class Harsh(JudgesByName):
            """A network that takes the League for the likeliest judge of all."""

            def judged(self, targets):
                return [one._replace(judge=0.95) if one.negative else one for one in super().judged(targets)]

        rows = stance.judgements(CORPUS, labels="machine", network=Harsh())
        assert rows[["judge", "judged", "probability"]].to_numpy().tolist() == [["Ruritania", "League", 0.72]]

    def test_a_guess_below_the_least_probability_is_not_shown(self) -> None:
        assert stance.judgements(CORPUS, labels="machine", network=JudgesByName(), least=0.73).empty

    def test_coders_and_the_machine_are_never_asked_together(self) -> None:
        with pytest.raises(ParameterError, match="labels 'both': choose hand or machine"):
            stance.judgements(CORPUS, labels="both")


def test_two_coders_who_contradict_each_other_leave_everything_open():
    rows = stance.evidence(CORPUS, outlet="herald", codings=ANNA).query("actor == 'League'").head(1)
    many = pd.concat([
        rows.assign(sentence=n, source=coder, label=label)
        for n in range(4) for coder, label in (("anna", 1), ("berta", -1))
    ])  # fmt: skip
    (cell,) = stance.tabulate(CORPUS, many).to_dict("records")
    assert (cell["n"], cell["score"]) == (4, 0)
    # A quarter of the draws of two coders are anna twice, a quarter berta twice: four of six sentences mean 1 or -1, a
    # variance of (4/6)² / 2 = .22, and .06 for the two imagined; 1.96 · √.28 is above 1. With each coder in every
    # draw it would be 1.96 · √.06 = .47
    assert (cell["score_low"], cell["score_high"]) == (-1, 1)
