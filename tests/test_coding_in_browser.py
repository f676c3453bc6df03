"""The coding view's own code in a real Chromium: presses go to Python, what Python shows stands there as text."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import Reader
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from stance_corpus import Always, made_corpus

import kosovo_lib as kl
from kosovo_lib import coding, project
from kosovo_lib.coding.widget import CodingView

pytestmark = pytest.mark.browser

HOSTILE = "<script>window.hit=1</script><img src=x onerror=window.hit=2> & 'the League'"
HERE = Path(coding.__file__).parent
CODE, STYLE = ((HERE / name).read_text(encoding="utf-8") for name in ("view.js", "view.css"))

MOUNT = """
const [code, style, shown, done] = arguments, hear = new Map();
window.sent = [];
window.model = {
  get: name => window.shown, send: message => window.sent.push(message),
  on: (name, call) => hear.set(name, call), off: name => hear.delete(name),
};
window.show = next => { window.shown = next; hear.get('change:shown')(); };
window.shown = shown;
const sheet = document.createElement('style');
sheet.textContent = style;
document.head.append(sheet);
import(URL.createObjectURL(new Blob([code], {type: 'text/javascript'}))).then(module => {
  window.leave = module.default.render({model: window.model, el: document.querySelector('main')});
  done();
});
"""


@dataclass
class Coder:
    """A coder at the keyboard: what she presses reaches Python, and its answer comes back to the screen."""

    reader: Reader
    view: CodingView

    def press(self, *keys: str) -> "Coder":
        for key in keys:
            ActionChains(self.reader.driver).send_keys(key).perform()
            self.answer()
        return self

    def answer(self) -> None:
        for message in self.reader.driver.execute_script("return window.sent.splice(0)"):
            self.view.press(json.loads(json.dumps(message)))
            self.reader.driver.execute_script("window.show(arguments[0])", self.view.shown)

    def text(self, selector: str) -> str:
        return str(self.reader.ask("document.querySelector(arguments[0]).innerText", f".kosovo-coding {selector}"))

    def pressed(self) -> list[str]:
        return list(
            self.reader.ask("[...document.querySelectorAll('[aria-pressed=true]')].map(b => b.firstChild.textContent)")
        )

    def labels(self) -> list[str]:
        return [self.view.session.row(place)["label"] for place in self.view.session.places]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def coder(reader: Reader, root: Path) -> Coder:
    return opened(reader, root, coding.view(made_corpus(root), "ana", suggest=Always(-1, 0.25)))


def opened(reader: Reader, root: Path, view: CodingView, **wishes: str) -> Coder:
    page = root / "page.html"
    page.write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Coding</title>"
        "<style>:root { color-scheme: light dark }</style><body><main><h1>Coding</h1></main></body>",
        encoding="utf-8",
    )
    reader.open(page, **wishes)
    reader.driver.execute_async_script(MOUNT, CODE, STYLE, view.shown)
    reader.driver.execute_script("document.querySelector('.kosovo-coding').focus()")
    return Coder(reader, view)


def test_three_keys_give_the_stance_and_three_the_voice(coder: Coder) -> None:
    coder.press("o", "-", "s", "0", "n", "1")
    assert coder.labels()[:4] == ["-1", "0", "1", ""]
    assert [coder.view.session.voice(place) for place in range(3)] == ["outlet", "other", "none"]
    assert coder.text(".count").startswith("Row 5 of the sheet · 3 of 12 coded")
    assert coder.text(".message") == "Saved: row 4, League supportive."


def test_what_was_chosen_is_seen_and_corrected_only_on_purpose(coder: Coder) -> None:
    coder.press("-")
    assert coder.pressed() == ["Critical"]
    coder.press("1")
    assert "coded critical already" in coder.text(".message")
    assert coder.pressed() == ["Critical"]
    coder.press("c", "1")
    assert coder.pressed() == ["Supportive", "Correct"]
    assert coder.labels()[0] == "1"


def test_buttons_do_the_same_and_the_keyboard_reaches_them_all(coder: Coder) -> None:
    name, names = "document.activeElement.firstChild?.textContent ?? document.activeElement.tagName", []
    for _ in range(16):
        ActionChains(coder.reader.driver).send_keys(Keys.TAB).perform()
        names.append(coder.reader.ask(name))
    assert names == [
        "The outlet itself", "Somebody else", "Nobody", "Critical", "Neutral", "Supportive", "TEXTAREA",
        "Back", "Skip", "Next not coded", "Correct", "Undo", "Flag for later", "Show suggestion", "Clear label",
        "Clear voice",
    ]  # fmt: skip
    assert coder.reader.ask("document.activeElement.matches(':focus-visible')")
    assert coder.reader.ask("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    coder.reader.ask("[...document.querySelectorAll('button')].find(b => b.innerText.startsWith('Neutral')).click()")
    coder.answer()
    assert coder.labels()[0] == "0"


def test_what_is_pressed_before_the_answer_waits_its_turn(coder: Coder) -> None:
    ActionChains(coder.reader.driver).send_keys("o", "-", "s", "0", "n", "1").perform()
    assert [message["value"] for message in coder.reader.ask("window.sent")] == ["outlet"]
    for _ in range(6):
        coder.answer()
    assert coder.labels()[:4] == ["-1", "0", "1", ""]
    assert [coder.view.session.voice(place) for place in range(3)] == ["outlet", "other", "none"]


def test_no_label_slips_from_a_row_without_an_actor_onto_the_next(coder: Coder) -> None:
    coder.press(*[Keys.ARROW_RIGHT] * 5)  # bugle-1, sentence 5 names nobody; the next row is herald-1's first
    assert coder.view.shown["actor"] == ""
    ActionChains(coder.reader.driver).send_keys("n", "0").perform()
    for _ in range(3):
        coder.answer()
    assert coder.view.shown["article"] == "herald-1"
    assert set(coder.labels()) == {""}
    assert coder.text(".message").endswith("The label was not used: the row before had no actor.")
    coder.press("o", "1")  # a voice first: the row is meant
    assert coder.labels()[6] == "1"


def test_a_label_that_waits_behind_its_voice_is_used_though_the_row_before_had_no_actor(coder: Coder) -> None:
    coder.press(*[Keys.ARROW_RIGHT] * 5)
    ActionChains(coder.reader.driver).send_keys("n", "o", "0").perform()  # all before the first answer
    for _ in range(3):
        coder.answer()
    assert coder.labels()[6] == "0"
    assert [coder.view.session.voice(place) for place in (5, 6)] == ["none", "outlet"]


def test_after_a_refusal_nothing_that_was_pressed_before_it_is_done(coder: Coder) -> None:
    coder.press("-")
    ActionChains(coder.reader.driver).send_keys("1", "o", "0").perform()
    for _ in range(4):
        coder.answer()
    assert "coded critical already" in coder.text(".message.wrong")
    assert (coder.labels()[:2], coder.view.session.voice(0)) == (["-1", ""], "")


def test_undo_clear_flag_and_filter_are_a_key_or_a_choice_away(coder: Coder) -> None:
    coder.press("o", "-", "z")
    assert coder.labels()[0] == ""
    coder.press("0", Keys.ARROW_LEFT, "x")
    assert coder.labels()[0] == ""
    coder.press("f")
    assert "Flag for later" in coder.pressed()
    coder.reader.ask(
        "(s => { s.value = 'Ruritania'; s.dispatchEvent(new Event('change')); })(document.querySelector('select'))"
    )
    coder.answer()
    assert coder.view.shown["actor"] == "Ruritania"


def test_the_article_is_a_fold_away_and_a_long_sentence_leaves_the_buttons_on_the_screen(coder: Coder) -> None:
    coder.reader.ask("document.querySelector('.fold summary').click()")
    assert coder.text(".fold mark") == "The League closed the bridge."
    long = coder.view.shown | {"pieces": [["word " * 2000, False]], "at": 1}
    coder.reader.driver.execute_script("window.show(arguments[0])", long)
    ratio = "document.querySelector('.quoted').getBoundingClientRect().height / innerHeight"
    assert coder.reader.ask(ratio) <= 0.41


def test_words_typed_into_the_note_are_no_keys_and_are_kept(coder: Coder) -> None:
    coder.press("t", "1", "2", " unsure", Keys.ENTER)
    coder.answer()
    assert coder.view.session.row(0)["note"] == "12 unsure"
    assert coder.labels()[0] == ""
    coder.press("0", "o")
    assert coder.reader.ask("document.querySelector('textarea').value") == ""


def test_a_note_that_could_not_be_saved_stays_on_the_screen(coder: Coder) -> None:
    coder.view.session.path.write_text("somebody else's")
    coder.press("t", "w", Keys.ENTER)
    coder.answer()
    assert "another program has changed it" in coder.text(".message.wrong")
    assert coder.reader.ask("document.querySelector('textarea').value") == "w"


def test_a_suggestion_is_seen_only_on_demand(coder: Coder) -> None:
    assert "confidence 0.250" not in coder.reader.ask("document.body.innerText")
    coder.press("g")
    assert coder.text(".message") == "Suggestion: critical, confidence 0.250."
    coder.press(Keys.ARROW_RIGHT)
    assert coder.text(".message") == ""


def test_a_screen_reader_hears_the_new_sentence(coder: Coder) -> None:
    coder.press(Keys.ARROW_RIGHT)
    assert coder.reader.ask("document.querySelector('.heard').getAttribute('aria-live')") == "polite"
    assert coder.reader.ask("document.querySelector('.heard').textContent") == (
        "Row 3 of the sheet. League: The reckless League failed Strelsau."
    )


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(reader: Reader, root: Path, colours: str) -> None:
    coder = opened(reader, root, coding.view(made_corpus(root), "ana"), prefers_color_scheme=colours)
    coder.press("-", "9", "1", "g")
    assert reader.violations() == []
    coder.press(*[Keys.ARROW_RIGHT] * 5)
    assert reader.violations() == []


def test_nothing_in_an_article_runs_or_becomes_markup(coder: Coder) -> None:
    words = ("before", "after", "outlet", "title", "section", "actor", "coder", "file", "message")
    hostile = coder.view.shown | dict.fromkeys(words, HOSTILE)
    hostile |= {"pieces": [[HOSTILE, True], [HOSTILE, False]], "note": HOSTILE, "suggestion": HOSTILE, "at": 1}
    coder.reader.driver.execute_script("window.show(arguments[0])", hostile)
    assert coder.text(".sentence") == HOSTILE * 2
    assert coder.reader.ask("window.hit === undefined")
    assert coder.reader.ask("document.querySelectorAll('.kosovo-coding :is(script, img)').length") == 0
    assert coder.reader.console() == []


def test_no_request_leaves_the_view(coder: Coder) -> None:
    coder.press("1", "g", Keys.ARROW_RIGHT)
    assert {url.split(":")[0] for url in coder.reader.requests()} <= {"file", "data", "blob"}


PORT = "Port Shut\n\nMayor Ida Krog shut the port on Monday. She was tired of the fees. Norland protested.\n"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """A corpus folder with one article of 8 May 2024, a Wednesday, and two actors."""
    folder = project.new(tmp_path / "port")
    actors = "actors: [{name: Ida Krog, kind: person, aliases: [Krog], titles: [Mayor]}, {name: Norland, kind: state}]"
    (folder / "actors.yml").write_text(actors, encoding="utf-8")
    (tmp_path / "a.txt").write_text(PORT, encoding="utf-8")
    project.add(folder, [tmp_path / "a.txt"], outlet="Gazette", published="2024-05-08")
    return folder


def choose(coder: Coder, wrong: str, value: str, why: str) -> None:
    """Say what is wrong, what is right and why, and save it."""
    fill = """
        const [wrong, value, why] = arguments;
        const set = (node, to, event) => { node.value = to; node.dispatchEvent(new Event(event)); };
        const label = name => [...document.querySelectorAll(`[aria-label="${name}"]`)].filter(node => !node.hidden);
        document.querySelectorAll('.fold')[1].open = true;
        const [first] = label('What is wrong');
        set(first, [...first.options].find(option => option.text === wrong).value, 'change');
        set(label('What is right')[0], value, 'input');
        set(label('Why it is wrong')[0], why, 'input');
        [...document.querySelectorAll('button')].find(button => button.textContent === 'Save the correction').click();
    """
    coder.reader.driver.execute_script(fill, wrong, value, why)
    coder.answer()


def test_a_coder_corrects_the_machine_beside_a_sentence_and_takes_it_back(reader: Reader, port: Path) -> None:
    corpus = kl.load(port)
    coder = opened(reader, port, coding.view(corpus, "ana"))
    coder.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    choose(coder, "voice: outlet", "other", "Krog’s view")
    assert coder.text(".message") == "Saved in corrections.csv: voice other. It holds once the corpus is loaded again."
    assert coder.text(".signed") == "ana corrected the voice to other: Krog’s view"
    choose(coder, "speaker: nobody named", "Ida Krog", "Krog’s view")
    choose(coder, "actor: “She” is Ida Krog", "Norland", "a ship")
    choose(coder, "section: body", "caption", "")
    assert "why is empty" in coder.text(".message")
    found = kl.load(port)
    assert found.corrections[["what", "value", "was", "who"]].fillna("").to_numpy().tolist() == [
        ["voice", "other", "outlet", "ana"], ["speaker", "Ida Krog", "", "ana"],
        ["actor", "Norland", "Ida Krog", "ana"],
    ]  # fmt: skip
    reader.driver.execute_script("document.querySelector('.kosovo-coding').focus()")
    coder.press("z", "z")
    assert kl.load(port).corrections["what"].tolist() == ["voice"]
    assert coder.text(".signed") == "ana corrected the voice to other: Krog’s view"


def test_words_that_the_machine_overlooked_are_selected_in_the_sentence(reader: Reader, port: Path) -> None:
    coder = opened(reader, port, coding.view(kl.load(port), "ana"))
    coder.press(Keys.ARROW_RIGHT)  # "Mayor Ida Krog shut the port on Monday."
    select = """
        const text = document.querySelector('.sentence').lastChild.firstChild, range = document.createRange();
        const at = text.textContent.indexOf('the port');
        range.setStart(text, at);
        range.setEnd(text, at + 'the port'.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.dispatchEvent(new Event('selectionchange'));
    """
    reader.driver.execute_script(select)
    choose(coder, "actor: the selected words mean one", "Norland", "as in the headline")
    rows = kl.load(port).mentions.set_index("surface")
    assert rows.loc["the port", ["actor", "corrected"]].tolist() == ["Norland", "ana"]


def test_two_coders_correct_the_machine_at_the_same_time(reader: Reader, port: Path) -> None:
    ana, ben = coding.view(kl.load(port), "ana"), coding.view(kl.load(port), "ben")
    said = {"do": "correction", "at": 0, "value": {"what": "section", "why": "no", "words": "", "start": None}}
    ana.press(said | {"value": said["value"] | {"value": "deck"}})
    ben.press(said | {"value": said["value"] | {"value": "subhead"}})
    assert (
        "ana has corrected the section here to 'deck' (no); take row 2 out of corrections.csv" in ben.shown["message"]
    )
    ben.press(said | {"value": said["value"] | {"what": "voice", "value": "other"}})
    assert kl.load(port).corrections[["what", "who"]].to_numpy().tolist() == [["section", "ana"], ["voice", "ben"]]
    ana.press({"do": "undo", "at": 0})
    assert kl.load(port).corrections["who"].tolist() == ["ben"]
