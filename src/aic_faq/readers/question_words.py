"""Tell by its words whether a line is a question, an answer's label, a contents list or a way to get help."""

from __future__ import annotations

import re

__all__ = ("asks", "ends_in_greek", "is_about_contact", "is_about_questions", "is_answer_label")

# Those of Latin, Greek, CJK, Arabic and Armenian; and how Chinese and Japanese ask without one.
_QUESTION_MARK = re.compile(
    r"[?\N{FULLWIDTH QUESTION MARK}؟\N{GREEK QUESTION MARK}՞]|(?:か|吗|呢|嗎)[。.]?\Z|\A¿"
)
# On Greek keyboards the question mark is what others call a semicolon.
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff][^;\n]*;[*_\"'»)\s]*\Z")
_CLOSING = "*_`\"'”’»)]} \t。."
# The long ones are compiled, and kept by re, when the first line is asked about: documents of data have none.
# What questions begin with where the mark is left out.
_ASKING = (
    r"(?:how (?:to|do|does|can|is|are|much|many|should)|what (?:is|are|does|do|if|about|happens)|why|when"
    r"|where|which|who|whose|can (?:i|we|you)|do (?:i|we|you)|does|is (?:it|there)|are there|should (?:i|we)"
    r"|comment|pourquoi|quand|qu['’]est-ce|est-ce qu|puis-je|peut-on|dois-je|faut-il|quel(?:le)?s?|combien"
    r"|wie|was|warum|wieso|wann|woher|wohin|welche[rsn]?|kann (?:ich|man)|muss (?:ich|man)"
    r"|c[óo]mo|qu[ée]|por qu[ée]|cu[áa]l(?:es)?|cu[áa]ndo|d[óo]nde|puedo"
    r"|come|perch[ée]|quanto|quando|dove|posso|como|por que|onde"
    r"|hoe|waarom|wanneer|waar|welke|kan ik|moet ik)(?![\w-])"
    r"|(?:什么是|为什么|為什麼|如何|怎么|怎麼|是否|能否|なぜ|どう)"
)
_LABEL = (
    r"(?:answers?|r[ée]ponses?|antwort(?:en)?|respuestas?|rispost[ae]|respostas?|antwoord|solutions?"
    r"|l[öo]sung|soluci[óo]n|回答|答え|答案)\s*[:：]?"
)
_CONTACT = (
    r"(?:contact(?:s|o|ez)?|contact us|contactez[- ]nous|nous contacter|kontakt|contatti|contato|get in touch"
    r"|(?:still|got|have|any)(?: have| any| got)?(?: more| other| further| a| another)? questions?"
    r"|(?:other|more|further|additional|any other|another) questions?"
    r"|(?:more|further|need(?: more| some)?|getting) help|support"
    r"|(?:didn['’]t|did not|can['’]t|cannot) find\b.*"
    r"|(?:vous )?(?:n['’]avez )?pas trouv[ée]\b.*"
    r"|(?:une |d['’])?autres? questions?|encore des questions|besoin d['’]aide"
    r"|(?:noch|weitere) (?:eine )?fragen?(?: offen)?|keine antwort\b.*"
    r"|m[áa]s preguntas|otras? preguntas?|altre domande"
    r"|(?:mais|outras) perguntas|nog vragen|お問い合わせ|联系我们|聯絡我們"
    r"|(?:找不到|沒有找到|没有找到|未找到).{0,20}|(?:brauchen sie|benötigen sie) (?:noch |weitere )?hilfe"
    r"|(?:vous )?ne trouvez[- ](?:vous )?pas\b.*|(?:still )?need help|non (?:hai|avete) trovato\b.*"
    r"|¿?(?:no (?:encuentras?|has encontrado)|necesitas (?:más )?ayuda)\b.*)\s*(?:[:.!？?…]\s*)*"
)
_ABOUT_QUESTIONS = (
    r"(?<![^\W_])faqs?(?![^\W_])|(?<![^\W_])f\.a\.q|q ?(?:&|&amp;|and|＆) ?a(?![^\W_])"
    r"|questions?(?![^\W_])"
    r"|foire aux questions|fragen|preguntas|domande|perguntas|vragen|pytania|frågor|spørsmål|вопрос"
    r"|ερωτήσεις|sorular|sorulan|câu hỏi|คำถาม|otázky|întrebări|kérdések|spørgsmål|питання|سوالات|प्रश्न"
    r"|よくある|質問|常见问题|常見問題|问答|질문|الأسئلة|שאלות"
)


def asks(text: str, /) -> bool:
    """Tell whether a line is a question by its mark or by its first word.

    >>> asks("Où êtes-vous ?"), asks("How to pay"), asks("Prices")
    (True, True, False)
    """
    bare = text.strip(_CLOSING)
    if (
        _QUESTION_MARK.search(bare) is not None
        or re.match(_ASKING, bare.lstrip('*_(["«'), re.IGNORECASE) is not None
    ):
        return True
    return ends_in_greek(bare)


def ends_in_greek(text: str, /) -> bool:
    """Tell whether a text ends as questions in Greek do.

    >>> ends_in_greek("Πού είστε;"), ends_in_greek("one; two;")
    (True, False)
    """
    return ";" in text and _GREEK.search(text) is not None


def is_answer_label(text: str, /) -> bool:
    """Tell whether a line only says that the answer follows."""
    return re.fullmatch(_LABEL, text.strip("*_ "), re.IGNORECASE) is not None


def is_about_contact(text: str, /) -> bool:
    """Tell whether a title announces where to ask what is not answered."""
    return re.fullmatch(_CONTACT, text.strip("*_ "), re.IGNORECASE) is not None


def is_about_questions(text: str, /) -> bool:
    """Tell whether a title, or the name of a file, says that questions follow."""
    return re.search(_ABOUT_QUESTIONS, text, re.IGNORECASE) is not None
