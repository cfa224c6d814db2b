"""How well questions are found, by us and by FAQtory: recall and false answers; see ``__main__``."""
