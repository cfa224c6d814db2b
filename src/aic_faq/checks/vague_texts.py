"""Texts of links that say nothing, language by language, in lower case."""

from __future__ import annotations

__all__ = ("VAGUE_TEXTS",)

_BY_LANGUAGE = {
    "ca": "aquí|fes clic aquí|clica aquí|enllaç|aquest enllaç",
    "da": "her|klik her|link|dette link",
    "de": "hier|hier klicken|klicken sie hier|klick hier|link|dieser link|diesen link|diesem link"
    "|diese seite",
    "en": "here|click here|click|clicking here|this|link|this link|the link|this page|page|right here"
    "|see here|more|read more|following link",
    "es": "aquí|aqui|haz clic aquí|haga clic aquí|pulse aquí|clic aquí|pincha aquí|enlace|este enlace"
    "|esta página",
    "fr": "ici|cliquez ici|cliquer ici|clique ici|en cliquant ici|lien|ce lien|le lien|cette page|page"
    "|la page|lire la suite|par ici|lien suivant|suivez ce lien",
    "it": "qui|clicca qui|cliccando qui|clicchi qui|link|questo link|questa pagina|a questo link",
    "nl": "hier|klik hier|link|deze link|deze pagina",
    "no": "her|klikk her|lenke|denne lenken",
    "pl": "tutaj|tu|kliknij tutaj|link|ten link",
    "pt": "aqui|clique aqui|clicando aqui|link|este link|neste link|esta página",
    "ro": "aici|click aici|apasă aici|link",
    "ru": "здесь|тут|нажмите здесь|ссылка|по ссылке|этой ссылке",
    "sv": "här|klicka här|länk|denna länk",
    "tr": "burada|buraya|buradan|buraya tıklayın|tıklayın",
}

VAGUE_TEXTS = frozenset(text for texts in _BY_LANGUAGE.values() for text in texts.split("|"))
"""All of them: a word that says nothing in one language is hardly a name in another."""
