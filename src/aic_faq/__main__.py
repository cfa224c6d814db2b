"""``python -m aic_faq``: the command ``aic-faq``."""

from __future__ import annotations

from aic_faq.cli import main

if __name__ == "__main__":
    main()
