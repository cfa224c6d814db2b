// Opens the question that the address leads to, in the accordions of the design systems DSFR and GOV.UK.
// Their own scripts do not when the page is loaded, and know no former ids.
(() => {
  // While an answer unfolds there may be too little page below to bring its question to the top.
  const follow = new ResizeObserver(([{ target }]) => target.scrollIntoView());
  const leave = () => follow.disconnect();
  for (const action of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(action, leave, { capture: true, passive: true });
  }
  const unfold = (question) => {
    // DSFR watches this attribute, and also looks at it when it starts.
    question.querySelector(".fr-accordion__btn")?.setAttribute("aria-expanded", "true");
    // GOV.UK takes the class for the state as long as it has put no button in.
    const button = question.querySelector("button.govuk-accordion__section-button");
    if (button?.getAttribute("aria-expanded") === "false") button.click();
    else if (!button) question.classList.add("govuk-accordion__section--expanded");
  };
  const open = () => {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // A percent sign that begins no escape stands for itself.
    }
    const question = document.getElementById(name)?.closest(".fr-accordion, .govuk-accordion__section");
    if (!question) return;
    unfold(question);
    follow.disconnect();
    follow.observe(question);
  };
  open();
  addEventListener("hashchange", open);
  // DSFR hides answers from the search of the browser, too: hidden like this they are found and shown.
  // Only it can unfold them, so that none is hidden before it says that it has taken the answer over.
  const hide = (answer) => {
    if (answer.hasAttribute("data-fr-js-collapse")) answer.setAttribute("hidden", "until-found");
  };
  const started = new MutationObserver((changes) => changes.forEach(({ target }) => hide(target)));
  for (const answer of document.querySelectorAll(".faq .fr-collapse")) {
    hide(answer);
    started.observe(answer, { attributeFilter: ["data-fr-js-collapse"] });
    answer.addEventListener("beforematch", () => unfold(answer.parentElement));
    answer.addEventListener("dsfr.conceal", (event) => event.target === answer && hide(answer));
  }
  // A link to where one is already changes no address.
  addEventListener("click", (event) => {
    if (event.target.closest?.("a")?.hash === location.hash) open();
  });
})();
