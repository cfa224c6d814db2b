"""A folder of questions to one page of HTML with python-frontmatter, mistune and Jinja.

That is how DataTalks builds its FAQ (https://github.com/DataTalksClub/faq).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import frontmatter
import mistune
from jinja2 import Environment

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1>
{% for question in questions %}
<details id="{{ question.id }}"><summary>{{ question.title }}</summary>
<div>{{ question.answer | safe }}</div></details>
{% endfor %}
</body></html>
"""


def main(folder: str, output: str) -> None:
    """Read each file, turn its answer into HTML, fill in the template."""
    seconds = 0.0
    for _ in range(2):
        start = time.process_time()
        markdown = mistune.create_markdown(plugins=["table", "strikethrough", "url"])
        template = Environment(autoescape=True).from_string(_PAGE)
        questions = []
        for path in sorted(Path(folder).glob("*.md")):
            post = frontmatter.load(str(path))
            questions.append(
                {"id": path.stem.split(".")[0], "title": post["title"], "answer": markdown(post.content)}
            )
        page = template.render(title="FAQ", questions=questions)
        Path(output).write_text(page, encoding="utf-8")
        seconds = time.process_time() - start
    print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
