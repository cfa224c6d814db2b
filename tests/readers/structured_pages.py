"""Pages of HTML with a FAQ as structured data."""

from __future__ import annotations

ANSWERED = "<h2>A?</h2><p>a"
MICRODATA = """<!doctype html>
<div itemscope itemtype="https://schema.org/FAQPage" itemid="https://example.org/faq" itemref="more">
<h1 itemprop="name">Ques<b>tions</b></h1><meta itemprop="inLanguage" content="en">
<link itemprop="url" href="https://example.org/faq">
<time itemprop="dateModified" datetime="2026-01-02">x</time>
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<h2 itemprop="name alternateName">Who?</h2><img itemprop="image" src="https://example.org/a.png" alt="">
<div itemprop="acceptedAnswer suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
<div itemprop="text"><p>We.<p>All.</div></div></div></div>
<ul id="more"><li itemprop="keywords">a<li itemprop="keywords">b</ul>"""
RDFA = """<html vocab="https://schema.org/" typeof="FAQPage"><body><h1 property="name">Ques<b>tions</b></h1>
<section property="mainEntity" typeof="Question"><h2 property="name" content="Who?">who</h2>
<div property="acceptedAnswer" typeof="Answer"><div property="text">We.</div>
</div></section></body></html>"""
