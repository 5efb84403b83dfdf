"""Sentences to a service and back, a handful at a time: what can be used, and what a translator has to look at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wagtail_localize.strings import StringValue

from languages.machine.checks import check, is_message
from languages.machine.faults import AnswerFault
from languages.machine.placeholders import Hidden, hide, show, without_kept
from languages.machine.remarks import Remark
from languages.machine.sentences import Sentence
from languages.machine.services import Translator
from languages.machine.tongues import is_in_script, seems_another
from languages.table import BY_CODE

FEW = 5  # sentences at a time where each takes a call of its own


@dataclass
class Judged:
    """The answers of one batch: to be used, and flagged."""

    good: list[tuple[Sentence, str]] = field(default_factory=list)
    flagged: list[tuple[Sentence, str, list[Remark]]] = field(default_factory=list)


@dataclass(frozen=True)
class Job:
    """What is the same for every sentence of a page. ``words`` stay Dutch."""

    translator: Translator
    source: str
    target: str
    words: tuple[str, ...] = ()
    one_by_one: bool = False

    def batches(self, sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
        """The sentences in batches that the service takes. One that is too long by itself goes alone."""
        most = min(FEW, self.translator.most_sentences) if self.one_by_one else self.translator.most_sentences
        batch: list[Sentence] = []
        length = 0
        for sentence in sentences:
            if batch and (len(batch) == most or length + len(sentence.text) > self.translator.most_characters):
                yield batch
                batch, length = [], 0
            batch.append(sentence)
            length += len(sentence.text)
        if batch:
            yield batch

    def translate(self, batch: Sequence[Sentence]) -> Judged:
        """One batch, checked. Raises ServiceFault, Impossible, and AnswerFault where none of it can be used."""
        judged, asked, first = Judged(), [], 1
        for sentence in batch:
            hidden = hide(sentence.text, self.words, self.translator.form, first)
            first += len(hidden.kept)
            if hidden.has_words:
                asked.append((sentence, hidden))
            else:  # a number, an address: the same in every language
                judged.good.append((sentence, show(hidden.text, hidden, self.translator.form)[0]))
        if asked:
            self._judge(asked, self._answers([hidden for _, hidden in asked]), judged)
        return judged

    def _answers(self, asked: Sequence[Hidden]) -> list[str | AnswerFault]:
        if self.one_by_one:
            return [self._answer(hidden) for hidden in asked]
        answers = self.translator.translate([hidden.text for hidden in asked], self.source, self.target)
        if len(answers) != len(asked):
            raise AnswerFault("count", given=len(answers), asked=len(asked))
        return list(answers)

    def _answer(self, hidden: Hidden) -> str | AnswerFault:
        try:
            answers = self.translator.translate([hidden.text], self.source, self.target)
        except AnswerFault as fault:
            return fault
        return answers[0] if len(answers) == 1 else AnswerFault("count", given=len(answers), asked=1)

    def _judge(
        self, asked: Sequence[tuple[Sentence, Hidden]], answers: Sequence[str | AnswerFault], judged: Judged
    ) -> None:
        seen = []
        for (sentence, hidden), answer in zip(asked, answers, strict=True):
            if isinstance(answer, AnswerFault):
                seen.append((sentence, "", [answer.remark]))
                continue
            text, remarks = show(answer, hidden, self.translator.form)
            text, found = _normal(text), check(sentence.text, text, self.source, self.target, (), self.words)
            remarks += [each for each in found if each.kind not in {remark.kind for remark in remarks}]
            seen.append((sentence, text, remarks))
        self._refuse_whole(seen)
        judged.good += [(sentence, text) for sentence, text, remarks in seen if not remarks]
        judged.flagged += [row for row in seen if row[2]]

    def _refuse_whole(self, seen: Sequence[tuple[Sentence, str, list[Remark]]]) -> None:
        """What is wrong with one sentence may be an accident; what is wrong with most of them is the service."""
        kinds = [{remark.kind for remark in remarks} for _, _, remarks in seen]
        if any("mixed_up" in each for each in kinds) and not self.one_by_one:
            raise AnswerFault("mixed_up")
        if sum("message" in each for each in kinds) * 2 > len(seen):
            raise AnswerFault("error_page")
        strange = sum(bool(each & {"same", "script", "tongue"}) for each in kinds)
        everything = " ".join(without_kept(text, self.words) for _, text, _ in seen if not is_message(text))
        script = BY_CODE[self.target].script
        if (
            (strange * 2 > len(seen) and len(seen) > 1)
            or seems_another(everything, self.target)
            or not is_in_script(everything, script)
        ):
            raise AnswerFault("other_language")


def _normal(html: str) -> str:
    """Tags and entities spelt as wagtail-localize spells them; what it would refuse stays as it is, to be flagged."""
    try:
        return str(StringValue.from_translated_html(html.strip()).data)
    except ValueError:
        return html.strip()
