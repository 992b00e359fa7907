"""What people write is shown, and nothing they write is ever run."""

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e

HOSTILE = (
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    "<svg onload='window.harmed = 1'><circle/></svg>",
    "[press](javascript:window.harmed=1)",
    "[press](JaVaScRiPt&colon;window.harmed=1)",
    "[press](java\tscript:window.harmed=1)",
    "[press](data:text/html,<script>window.harmed=1</script>)",
    "[press](vbscript:msgbox(1))",
    "<javascript:window.harmed=1>",
    '![x](https://example.org/x.png" onerror="window.harmed=1)',
    "[**bold** [inner](javascript:window.harmed=1)](https://example.org)",
    "`<b onmouseover=window.harmed=1>code</b>`",
    "```\n</code></pre><script>window.harmed=1</script>\n```",
    "> <iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "- <style>*{display:none}</style>",
    "||<details open ontoggle=window.harmed=1>||",
    "{{constructor.constructor('window.harmed=1')()}} ${window.harmed=1}",
)


def test_no_text_becomes_script_style_or_a_dangerous_link(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    for text in HOSTILE:
        stage.say(bob, place, text)
    stage.say(bob, place, "that is all, see https://example.org/page?x=1")
    stage.has_read(alice, place, len(HOSTILE) + 1)
    tab = enter(alice, place)
    expect(tab.row("that is all")).to_be_in_viewport()
    seen: set[str] = set()
    tab.log.hover()
    for _ in range(4):
        found = tab.log.evaluate(
            """log => {
              const words = one => [...one.attributes].map(two => `${two.name}=${two.value}`);
              const inside = log.querySelectorAll("article[data-message] div.text-message *");
              return [...inside].map(one => [one.localName, ...words(one)].join(" "));
            }"""
        )
        seen |= set(found)
        for button in tab.page.get_by_role("button", name="Spoiler: show").all():
            button.click()
        tab.page.mouse.wheel(0, -300)
    names = {one.split(" ")[0] for one in seen}
    assert names <= {
        *("p", "span", "button", "a", "code", "pre", "br", "strong", "em", "s"),
        *("blockquote", "ul", "li", "figure", "figcaption"),
    }, names
    assert not [one for one in seen if " on" in one or " style=" in one or " src" in one]
    links = {word for one in seen for word in one.split(" ") if word.startswith("href=")}
    assert links, "the honest link was not drawn"
    assert all(link.startswith("href=https://example.org") for link in links), links
    assert tab.page.evaluate("typeof window.harmed") == "undefined"


def test_markdown_is_drawn_and_a_spoiler_waits(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    tab = enter(alice, place)
    tab.composer.fill("**bold** *italic* ~~gone~~ `code` ||the butler||")
    tab.composer.press("Shift+Enter")
    tab.composer.press_sequentially("> quoted")
    tab.composer.press("Enter")
    row = tab.row("bold")
    expect(row.locator("strong")).to_have_text("bold")
    expect(row.locator("em")).to_have_text("italic")
    expect(row.locator("s")).to_have_text("gone")
    expect(row.locator("code")).to_have_text("code")
    expect(row.locator("blockquote")).to_have_text("quoted")
    row.get_by_role("button", name="Spoiler: show").click()
    expect(row.get_by_text("the butler", exact=True)).to_be_visible()
    expect(row.get_by_role("button", name="Spoiler: show")).to_have_count(0)
