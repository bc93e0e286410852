/* JämKAS fields: kept in this browser only, by view and difference. What looks like a personal number is refused. */
(function () {
  "use strict";
  const PREFIX = "jamkas:";
  const NOT_OF_THE_VIEW = ["tabell", "kallor", "version", "exempel", "skillnad", "ar", "vy", "andrat"];
  const REFUSED = "Det här ser ut som ett personnummer och sparas inte. Ta bort det.";
  const NOT_KEPT = "Webbläsaren låter inte panelen spara texten. Kopiera den innan du lämnar sidan.";
  /* Year, month, day (a coordination number has 60 more) and four signs, with or without separators. */
  const NUMBER = /(?<!\d)(\d{2})?\d{2}[\s./-]?(0[1-9]|1[0-2])[\s./-]?(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[\s+-]{0,3}(\d{4}|[a-z]\d{3}|[a-z]{2}\d{2})(?![\da-z])/i;

  function looksPersonal(text) { return NUMBER.test(text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-")); }

  function keyOf(box) {
    const show = document.querySelector(".show-controls");  // where the view is that of a page, on another address
    const search = new URLSearchParams(show ? show.dataset.shown : location.search);
    NOT_OF_THE_VIEW.forEach(function (name) { search.delete(name); });
    search.sort();
    const chosen = Array.from(search).map(function (pair) { return pair[0] + "=" + pair[1].split(",").sort().join(","); });
    return PREFIX + (show ? box.dataset.page : location.pathname) + "?" + chosen.join("&") + "|" + box.dataset.jamkas;
  }

  function fields(box) { return Array.from(box.querySelectorAll("textarea")); }

  function kept(key) {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { console.info("jamkas:", error.name); return {}; }
  }

  function check(field) {
    const isRefused = looksPersonal(field.value);
    field.setAttribute("aria-invalid", String(isRefused));
    document.getElementById(field.id + "-fault").textContent = isRefused ? REFUSED : "";
    return !isRefused;
  }

  /* A field that is refused is taken out of what was kept too: part of the number may be there already. */
  function keep(box) {
    const texts = {};
    fields(box).forEach(function (field) { if (check(field) && field.value.trim()) { texts[field.name] = field.value; } });
    try {
      if (Object.keys(texts).length) { localStorage.setItem(box.dataset.key, JSON.stringify(texts)); } else { localStorage.removeItem(box.dataset.key); }
    } catch (error) { window.say(NOT_KEPT); }
  }

  function fill(box) {
    box.dataset.key = keyOf(box);
    const texts = kept(box.dataset.key);
    fields(box).forEach(function (field) {
      field.value = texts[field.name] || "";
      field.filledFor = box.dataset.key;
      check(field);
    });
  }

  /* Asked anew each time: fields can be there before what tells which view they belong to, and be put there anew. */
  function fillWhereNeeded() {
    if (document.querySelector("main.show") && !document.querySelector(".show-controls")) { return; }
    document.querySelectorAll("[data-jamkas]").forEach(function (box) {
      const key = keyOf(box);
      if (fields(box).some(function (field) { return field.filledFor !== key; })) { fill(box); }
    });
  }

  function text(box) {
    const card = box.closest(".card");
    const part = function (name) { const found = card.querySelector(name); return found ? found.textContent.trim() : ""; };
    const written = fields(box).map(function (field) { return field.labels[0].firstChild.textContent.trim() + ": " + (field.value.trim() || "–"); });
    const marks = Array.from(document.querySelectorAll("[data-mark]")).filter(function (strip) { return card.classList.contains(strip.dataset.mark); });
    return [part("h2"), part(".finding")].concat(written, marks.map(function (strip) { return strip.querySelector(".strip-words").textContent; }),
      ["Källa: " + part(".foot-text"), location.href]).join("\n");
  }

  /* What is written in a card's fields, as a note: empty when nothing is, or when something must be taken out. */
  window.jamkasNote = function (card) {
    const box = card.querySelector("[data-jamkas]");
    if (!box || !fields(box).every(check)) { return ""; }
    return fields(box).filter(function (field) { return field.value.trim(); })
      .map(function (field) { return field.labels[0].firstChild.textContent.trim() + ": " + field.value.trim(); }).join("\n");
  };

  async function copy(box) {
    const refused = fields(box).filter(function (field) { return !check(field); });
    if (refused.length) { refused[0].focus(); return; }
    try {
      await navigator.clipboard.writeText(text(box));
      window.say("Texten är kopierad.");
    } catch (error) {
      console.info("copy:", error.name);
      window.say("Texten kunde inte kopieras. Markera den och kopiera själv.");
    }
  }

  document.addEventListener("input", function (event) {
    const box = event.target.closest("[data-jamkas]");
    if (box) { keep(box); }
  });
  document.addEventListener("click", function (event) {
    const box = event.target.closest("[data-jamkas]");
    if (!box) { return; }
    if (event.target.closest("[data-copy]")) { copy(box); }
    if (event.target.closest("[data-empty]")) {
      fields(box).forEach(function (field) { field.value = ""; });
      keep(box);
      window.say("Fälten är tömda.");
    }
  });
  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(fillWhereNeeded)
      .observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-shown", "data-jamkas"] });
  });
  /* Another tab, or the page before this one, has written just now. */
  addEventListener("storage", function (event) {
    document.querySelectorAll("[data-jamkas]").forEach(function (box) {
      if (event.key === box.dataset.key && !box.contains(document.activeElement)) { fill(box); }
    });
  });
}());
