/* The show: keys and clicker, size, full screen, panels, rolling long tables, saving changed filters. */
(function () {
  "use strict";
  const WIDTH = 880, HEIGHT = 495;  // the screen that a view is drawn for
  const IDLE_AFTER = 3000;
  const NEAR_END = 12;
  const SIZES = [1.9, 1.6, 1.4, 1.25, 1.1, 1, 0.9, 0.8, 0.76];  // of a table's text against the usual one, largest that fits
  const LEAST_ROLLING = 0.8;  // what rolls anyway gains nothing by smaller text
  const LACKS_LITTLE = 1.08;
  const MORE = "Det finns mer. Rulla med ↓";
  const NOT_FULL = "Webbläsaren tillåter inte helskärm. Tryck F11 i stället.";

  function show() { return document.querySelector("main.show"); }
  function controls() { return document.querySelector(".show-controls"); }

  function go(href) {
    history.pushState({}, "", href);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /* Size */
  function setScale() {
    const scale = Math.max(1, Math.min(innerWidth / WIDTH, innerHeight / HEIGHT));
    document.documentElement.style.setProperty("--scale", scale.toFixed(4));
  }
  setScale();

  function overflows(detail) {
    const wide = Array.from(detail.querySelectorAll(".table-frame, .matrix-frame, table"));
    return {
      down: detail.scrollHeight > detail.clientHeight + 1,
      across: detail.scrollWidth > detail.clientWidth + 1 || wide.some(function (box) { return box.scrollWidth > box.clientWidth + 1; })
    };
  }

  /* Tables and matrices take the largest text that fits; what does not fit at all rolls, and says so. */
  function fit() {
    const detail = show() && show().querySelector(".card:not(.is-message) .card-detail");
    if (!detail || !detail.firstElementChild) { return; }
    const scale = parseFloat(document.documentElement.style.getPropertyValue("--scale"));
    const more = detail.querySelector(".show-more");
    if (more) { more.remove(); }
    let fitting = null, narrow = null;
    const isBeside = detail.closest(".card.is-chart") !== null;  // a table beside a chart is no larger than it
    for (const size of SIZES.filter(function (one) { return !isBeside || one <= 1.1; })) {
      if (size < LEAST_ROLLING && detail.scrollHeight > LACKS_LITTLE * detail.clientHeight) { break; }
      detail.style.zoom = String(scale * size);
      const over = overflows(detail);
      if (!over.across && narrow === null && size <= 1) { narrow = size; }
      if (!over.down && !over.across) { fitting = size; break; }
    }
    detail.style.zoom = String(scale * (fitting || narrow || LEAST_ROLLING));
    const isRolling = fitting === null;
    detail.toggleAttribute("data-rolls", isRolling);
    if (isRolling) {
      detail.tabIndex = 0;
      detail.setAttribute("role", "region");
      detail.setAttribute("aria-label", "Innehåll som kan rullas");
      const hint = document.createElement("p");
      hint.className = "show-more";
      hint.textContent = MORE;
      detail.append(hint);
      hintAtEnd(detail);
    } else { ["tabindex", "role", "aria-label"].forEach(function (name) { detail.removeAttribute(name); }); }
  }

  function hintAtEnd(detail) {
    const hint = detail.querySelector(".show-more");
    /* By what is seen: the scroll height of enlarged text is rounded by more than a line. */
    if (hint) { hint.hidden = hint.previousElementSibling.getBoundingClientRect().bottom <= detail.getBoundingClientRect().bottom + NEAR_END; }
  }

  let fitsSoon = 0;
  function fitSoon() { cancelAnimationFrame(fitsSoon); fitsSoon = requestAnimationFrame(fit); }
  addEventListener("resize", function () { setScale(); fitSoon(); });
  document.addEventListener("scroll", function (event) {
    if (event.target.matches && event.target.matches(".show .card-detail")) { hintAtEnd(event.target); }
  }, true);

  /* Where to */
  function place() {
    const number = parseInt(new URLSearchParams(location.search).get("vy"), 10);
    return number >= 1 ? Math.min(number, total()) : 1;
  }
  function total() { return controls() ? Number(controls().dataset.total) : 1; }
  function to(number) {
    if (!controls() || number < 1 || number > total() || number === place()) { return; }
    go("?vy=" + number);
  }
  function end() {
    if (document.fullscreenElement) { document.exitFullscreen(); }
    const way = show().querySelector("[data-show=end]");
    if (way) { way.click(); }
  }

  /* Panels stay open from view to view. */
  const PANELS = { filters: "has-filters", decisions: "has-decisions" };
  function turn(name, isOpen) {
    const main = show();
    const now = isOpen === undefined ? !main.classList.contains(PANELS[name]) : isOpen;
    main.classList.toggle(PANELS[name], now);
    mark();
    fitSoon();
    dispatchEvent(new Event("resize"));
    return now;
  }
  function mark() {
    Object.entries(PANELS).forEach(function (pair) {
      const button = show().querySelector("[data-show=" + pair[0] + "]");
      const isOpen = show().classList.contains(pair[1]);
      if (button && button.getAttribute("aria-expanded") !== String(isOpen)) { button.setAttribute("aria-expanded", String(isOpen)); }
    });
  }
  function closeOne() {
    const open = Object.keys(PANELS).find(function (name) { return show().classList.contains(PANELS[name]); });
    if (!open) { return false; }
    turn(open, false);
    const button = show().querySelector("[data-show=" + open + "]");
    if (button) { button.focus(); }
    return true;
  }

  async function wholeScreen() {
    try {
      if (document.fullscreenElement) { await document.exitFullscreen(); } else { await document.documentElement.requestFullscreen(); }
    } catch (error) {
      console.info("full screen:", error.name);
      window.say(NOT_FULL);
    }
  }

  function roll(way) {
    const detail = show().querySelector(".card-detail[data-rolls]");
    if (!detail) { return false; }
    detail.scrollBy({ top: way * detail.clientHeight * 0.8, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    return true;
  }

  const KEYS = {
    ArrowRight: function () { to(place() + 1); }, PageDown: function () { to(place() + 1); }, " ": function () { to(place() + 1); },
    ArrowLeft: function () { to(place() - 1); }, PageUp: function () { to(place() - 1); }, Backspace: function () { to(place() - 1); },
    Home: function () { to(1); }, End: function () { to(total()); },
    ArrowDown: function () { return roll(1); }, ArrowUp: function () { return roll(-1); },
    Escape: function () { if (!closeOne()) { end(); } },
    f: function () { turn("filters"); }, d: function () { turn("decisions"); }, h: wholeScreen, F: wholeScreen,
    b: blank, ".": blank
  };
  function blank() { show().classList.toggle("is-blank"); }

  function isTaken(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) { return true; }
    if (event.key === "Escape") { return document.querySelector("details[data-menu][open]") !== null; }
    if (event.target.closest("input, textarea, select, [contenteditable]")) { return true; }
    return event.key === " " && event.target.closest("button, a, summary") !== null;
  }

  /* In the capture phase, since a menu that Escape closes must still be open when this is asked. */
  document.addEventListener("keydown", function (event) {
    if (!show() || isTaken(event)) { return; }
    if (show().classList.contains("is-blank")) { event.preventDefault(); blank(); return; }
    const act = KEYS[event.key];
    if (act && act() !== false) { event.preventDefault(); }
  }, true);

  document.addEventListener("click", function (event) {
    const button = show() && event.target.closest("button[data-show]");
    if (!button) { return; }
    if (button.dataset.show in PANELS) { turn(button.dataset.show); }
    if (button.dataset.show === "screen") { wholeScreen(); }
    if (button.dataset.show === "save") { save(button); }
  });

  /* Filters that are changed in the show are kept; what somebody else has changed meanwhile is not overwritten unseen. */
  const CONTESTED = " Spara igen för att ersätta det, eller välj Återställ för att se det.";
  let isSaving = false;
  function say(words) {
    const place = document.getElementById("show-said");
    if (place) { place.textContent = words; }
  }
  function refresh() { window.dash_clientside.set_props("address-show", { data: location.search }); }

  async function save(button) {
    if (isSaving) { return; }
    isSaving = true;
    const from = location.href;
    const reply = await window.kept.ask("POST", button.dataset.to, JSON.parse(button.dataset.body));
    isSaving = false;
    if (!show()) { return; }
    if (!reply.isDone) {
      say(reply.error + (reply.status === 409 ? CONTESTED : ""));
      if (reply.status === 409) { refresh(); }
      return;
    }
    window.say(reply.said);
    if (location.href === from) { go("?vy=" + place()); }
  }
  document.addEventListener("kept", function () { if (show()) { refresh(); } });
  addEventListener("_dashprivate_pushstate", function () { say(""); });

  /* The tools go away while nothing moves. */
  /* Who chooses filters by the keyboard stands where they stood when the stage has been set anew. */
  let stood = null;
  document.addEventListener("focusin", function (event) {
    const inside = show() && event.target.closest(".show-stage");
    stood = inside ? { words: event.target.getAttribute("aria-label") || event.target.textContent, place: place() } : null;
  });
  function standAgain() {
    if (!stood || stood.place !== place() || document.activeElement !== document.body) { return; }
    const same = Array.from(show().querySelectorAll(".show-stage :is(a[href], button, summary)"))
      .find(function (one) { return (one.getAttribute("aria-label") || one.textContent) === stood.words; });
    if (same) { same.focus({ preventScroll: true }); }
  }

  let idle = 0;
  function stir() {
    const main = show();
    if (!main) { return; }
    main.classList.remove("is-idle");
    clearTimeout(idle);
    idle = setTimeout(function () { if (show()) { show().classList.add("is-idle"); } }, IDLE_AFTER);
  }
  ["pointermove", "pointerdown", "focusin"].forEach(function (name) { document.addEventListener(name, stir); });

  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(function (changes) {
      /* A class on the root: a style that asks what the page has is worked out again for every part of every chart. */
      document.documentElement.classList.toggle("is-show", show() !== null);
      if (!show()) { return; }
      mark();
      standAgain();
      const form = document.querySelector(".show-panel form[data-send]:not([data-met])");
      if (form) { form.dataset.met = ""; window.kept.show({}); }  // what is typed and not kept comes back with its view
      if (changes.some(function (change) { return !change.target.closest || !change.target.closest(".js-plotly-plot, .show-more"); })) { fitSoon(); }
    }).observe(document.body, { childList: true, subtree: true });
  });
}());
