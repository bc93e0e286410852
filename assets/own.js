/* "Min förvaltning": the browser remembers the choice, and the button then leads straight to it. Where it is shown
   already, the button opens its menu instead, so that another can be chosen. Nothing leaves the browser. */
(function () {
  "use strict";
  const KEY = "min-forvaltning";

  function remembered() {
    try { return localStorage.getItem(KEY); } catch (error) { console.info("own is not read:", error.name); return null; }
  }

  function remember(slug) {
    try { localStorage.setItem(KEY, slug); } catch (error) { console.info("own is not kept:", error.name); }
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-own]");
    if (link) { remember(link.dataset.own); link.closest("details").open = false; return; }
    const button = event.target.closest("#filter-min summary");
    if (!button || button.parentElement.open) { return; }
    const own = Array.from(button.parentElement.querySelectorAll("[data-own]")).find(function (one) {
      return one.dataset.own === remembered();
    });
    if (!own || own.getAttribute("aria-current") === "true") { return; }
    event.preventDefault();
    own.click();
  }, true);
}());
