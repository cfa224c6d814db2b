"""A garden's documentation, with FAQs in every way that a page can hold one."""

project = "The garden"
author = "the gardeners"
copyright = "the gardeners"  # noqa: A001 - that is its name in Sphinx
version = release = "1.0"
language = "en"

extensions = ["sphinx_aic_faq", "myst_parser"]
exclude_patterns = ["faq", "pieces"]
myst_enable_extensions = ["deflist", "dollarmath"]

html_baseurl = "https://docs.example/en/"
aic_faq_site_url = "https://garden.example"

epub_uid = "garden"
epub_identifier = "garden"
epub_show_urls = "no"
gettext_additional_targets = ["literal-block"]
latex_engine = "xelatex"  # pdfTeX has no Arabic
linkcheck_ignore = [r"https://.*", r"\.\./archives/.*"]  # tests need no network
man_pages = [("index", "garden", "The garden", [author], 7)]
texinfo_documents = [("index", "garden", "The garden", author, "Garden", "A garden.", "Misc")]
