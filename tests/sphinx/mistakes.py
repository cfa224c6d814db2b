"""Mistakes that authors make, and the warning that each of them is worth."""

from __future__ import annotations

from attrs import Factory, frozen

GOOD = "---\nquestions:\n  - {title: Good?, id: good, tags: [fine], answer: Yes.}\n---\n"


@frozen
class Bad:
    """One thing that is wrong: the directive, files beside it, and how the warning begins and goes on."""

    name: str
    directive: str
    place: str
    type: str
    says: tuple[str, ...]
    files: dict[str, str | bytes] = Factory(dict)
    still: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def faq(*items: str) -> str:
    """Write a FAQ of items in YAML's short form."""
    return "---\nquestions:\n" + "".join(f"  - {item}\n" for item in items) + "---\n"


# The directive of index.rst stands in line 4, and so its options begin in line 5.
CASES = [
    Bad("missing file", ".. aic-faq:: none.md", "index.rst:4", "aic_faq.file", ("none.md",)),
    Bad(
        "a file in a missing folder",
        ".. aic-faq:: /no/such.md",
        "index.rst:4",
        "aic_faq.file",
        ("no/such.md",),
    ),
    Bad(
        "a folder without questions",
        ".. aic-faq:: folder",
        "folder:1",
        "aic_faq.parse",
        ("no questions were found in the folder",),
        {"folder/x.txt": ""},
    ),
    Bad(
        "not UTF-8",
        ".. aic-faq:: bad.md",
        "bad.md:3",
        "aic_faq.parse",
        ("UTF-8",),
        {"bad.md": GOOD.replace("Good", "Caf\xe9").encode("latin-1")},
    ),
    Bad(
        "broken YAML",
        ".. aic-faq:: bad.md",
        "bad.md:4",
        "aic_faq.parse",
        (),
        {"bad.md": "---\nquestions:\n  - title: A\n    answer: b: c: d\n---\n"},
    ),
    Bad(
        "a question without an answer",
        ".. aic-faq:: bad.md",
        "bad.md:4",
        "aic_faq.parse",
        ("no answer",),
        {"bad.md": faq("{title: A, answer: a}", "{title: Whither}")},
        ("A",),
    ),
    Bad(
        "an empty list",
        ".. aic-faq:: bad.md",
        "bad.md:2",
        "aic_faq.parse",
        (),
        {"bad.md": "---\nquestions: []\n---\n"},
    ),
    Bad("an empty file", ".. aic-faq:: bad.md", "bad.md:1", "aic_faq.parse", (), {"bad.md": ""}),
    Bad(
        "drafts only",
        ".. aic-faq:: bad.md",
        "index.rst:4",
        "aic_faq.select",
        (),
        {"bad.md": faq("{title: A, answer: a, draft: true}")},
    ),
    Bad("neither file nor content", ".. aic-faq::", "index.rst:4", "aic_faq.directive", ()),
    Bad(
        "both file and content",
        ".. aic-faq:: good.md\n\n   Term\n      Definition.",
        "index.rst:4",
        "aic_faq.directive",
        (),
    ),
    Bad(
        "content that is no definition list",
        ".. aic-faq::\n\n   Words.",
        "index.rst:",
        "aic_faq.directive",
        (),
    ),
    *(
        Bad(
            f"{option} {value}",
            f".. aic-faq:: good.md\n   :{option}: {value}",
            "index.rst:",
            "aic_faq.directive",
            (option, value),
        )
        for option, value in {
            "style": "carousel",
            "open": "some",
            "sort": "weather",
            "limit": "few",
            "heading-level": "9",
            "jsonld": "perhaps",
            "contact": "perhaps",
            "intro": "perhaps",
        }.items()
    ),
    Bad(
        "limit -1", ".. aic-faq:: good.md\n   :limit: -1", "index.rst:", "aic_faq.directive", ("limit", "-1")
    ),
    Bad(
        "an unknown question",
        ".. aic-faq:: more.md\n   :questions: mroe, more",
        "index.rst:",
        "aic_faq.select",
        ("mroe", "more"),
        {"more.md": faq("{title: More?, id: more, answer: a}")},
        ("More",),
    ),
    Bad(
        "a question to leave out that is unknown",
        ".. aic-faq:: more.md\n   :exclude: mroe",
        "index.rst:",
        "aic_faq.select",
        ("mroe",),
        {"more.md": faq("{title: More?, id: more, answer: a}")},
        ("More",),
    ),
    Bad(
        "an unknown tag",
        ".. aic-faq:: more.md\n   :tags: green, bleu",
        "index.rst:",
        "aic_faq.select",
        ("bleu",),
        {"more.md": faq("{title: More?, id: more, tags: [green], answer: a}")},
        ("More",),
    ),
    Bad(
        "an unknown section",
        ".. aic-faq:: more.md\n   :sections: Garten",
        "index.rst:",
        "aic_faq.select",
        ("Garten",),
        {"more.md": faq("{title: More?, id: more, section: Garden, answer: a}")},
    ),
    Bad(
        "the same id in another document",
        ".. aic-faq:: twice.md",
        "good.md:3",  # of the page that comes later
        "aic_faq.duplicate",
        ("good", "twice.md"),
        {"twice.md": faq("{title: Again?, id: good, answer: a}")},
        ("Again",),
    ),
    Bad(
        "a path outside",
        ".. aic-faq:: ../outside.md",
        "index.rst:4",
        "aic_faq.file",
        ("aic_faq_roots",),
        {"../outside.md": GOOD},
    ),
    Bad(
        "a link to no question",
        ".. aic-faq:: more.md",
        "more.md:3",
        "ref.question",
        ("nowhere",),
        {"more.md": faq("{title: More?, id: more, answer: '[x](#nowhere)'}")},
        ("More",),
    ),
    Bad(
        "a link to no document",
        ".. aic-faq:: more.md",
        "more.md:5",
        "aic_faq.link",
        ("missing.rst",),
        {"more.md": "---\nquestions:\n  - title: More?\n    answer:\n      '[x](missing.rst)'\n---\n"},
        ("More",),
    ),
    Bad(
        "a dangerous link",
        ".. aic-faq:: more.md",
        "more.md:3",
        "aic_faq.parse",
        ("javascript",),
        {"more.md": faq("{title: More?, id: more, answer: '[x](javascript:alert(1))'}")},
        ("More",),
    ),
    Bad(
        "an image that is not there",
        ".. aic-faq:: more.md",
        "more.md:3",
        "aic_faq.link",
        ("none.png",),
        {"more.md": faq("{title: More?, id: more, answer: '![x](none.png)'}")},
        ("More",),
    ),
    Bad(
        "real sections where none may stand",
        ".. note::\n\n   .. aic-faq:: more.md\n      :style: section",
        "index.rst:6",
        "aic_faq.directive",
        ("section",),
        {"more.md": faq("{title: More?, id: more, answer: a}")},
        ("More",),
    ),
    Bad(
        "content where old questions are taken over",
        ".. aic-faq::\n   :adopt:\n\n   Term\n      Definition.\n\nOld?\n   Yes.",
        "index.rst:4",
        "aic_faq.directive",
        ("adopt",),
    ),
]


def files(bad: Bad) -> dict[str, str | bytes]:
    """Write a page with something wrong between what is right, and a page that is right."""
    return {
        "index.rst": f"Index\n=====\n\n{bad.directive}\n\nAfter it.\n\n.. toctree::\n\n   right\n",
        "right.rst": "Right\n=====\n\n.. aic-faq:: good.md\n",
        "good.md": GOOD,
        **bad.files,
    }
