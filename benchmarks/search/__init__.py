"""How well questions are found: recall and false answers, ours and FAQtory's; ``python -m benchmarks.search``."""
