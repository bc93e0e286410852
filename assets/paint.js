/* Paints the parts of a page that follow the address: text, tables, links. Charts are Dash's own.
   A Dash component for each of the thousand small parts of a page costs a second a click; DOM nodes cost none. */
(function () {
  "use strict";
  const KINDS = new Set(["a", "br", "button", "caption", "dd", "details", "div", "dl", "dt", "em", "fieldset", "form", "h2", "h3", "h4",
    "input", "label", "legend", "li", "ol", "option", "p", "progress", "q", "select", "span", "strong", "summary", "table", "tbody", "td",
    "textarea", "th", "thead", "tr", "ul"]);
  const NAMES = /^(href|title|role|scope|id|colspan|rowspan|name|value|type|min|max|step|for|inputmode|placeholder|rows|maxlength|selected|checked|disabled|hidden|open|accept|aria-[a-z]+|data-[a-z-]+)$/;

  function node(part) {
    const kind = part.type.toLowerCase();
    if (!KINDS.has(kind)) { throw new Error("a part cannot be a " + kind); }
    const made = document.createElement(kind);
    Object.entries(part.props).forEach(function (pair) {
      const name = pair[0], value = pair[1];
      if (name === "children" || value === null || value === undefined) { return; }
      if (name === "className") { made.className = value; }
      else if (name === "style") { measures(made, value); }
      else if (name === "tabIndex") { made.tabIndex = value; }
      else if (NAMES.test(name) && value !== false) { made.setAttribute(name, value === true ? "" : value); }
    });
    if (kind === "button") { made.type = part.props.type || "button"; }
    made.append.apply(made, nodes(part.props.children));
    return made;
  }

  /* Lengths that the style sheet asks for by name; nothing else of a style comes from the server. */
  function measures(made, style) {
    Object.entries(style).forEach(function (pair) {
      if (/^--[a-z]+$/.test(pair[0])) { made.style.setProperty(pair[0], pair[1]); }
    });
  }

  function nodes(content) {
    if (content === null || content === undefined) { return []; }
    if (Array.isArray(content)) { return content.flatMap(nodes); }
    return [typeof content === "object" ? node(content) : document.createTextNode(String(content))];
  }

  /* What the person has opened or stands on is found again in the new content. */
  function words(place) { return place.getAttribute("name") || place.getAttribute("aria-label") || place.textContent; }
  function places(box) { return Array.from(box.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")); }

  function repaint(box, content) {
    const open = Array.from(box.querySelectorAll("details[open]")).map(function (menu) { return words(menu.firstChild); });
    const active = box.contains(document.activeElement) && document.activeElement !== box ? document.activeElement : null;
    const known = active && { words: words(active), position: places(box).indexOf(active) };
    box.replaceChildren.apply(box, nodes(content));
    box.querySelectorAll("details").forEach(function (menu) {
      const name = words(menu.firstChild).replace(/ \(\d+\)$/, "");
      menu.open = open.some(function (earlier) { return earlier.replace(/ \(\d+\)$/, "") === name; });
    });
    if (known) {
      const now = places(box);
      const same = now.find(function (place) { return words(place) === known.words; });
      const next = same || now[Math.min(known.position, now.length - 1)];
      if (next) { next.focus({ preventScroll: true }); }
    }
  }

  /* An address that names a card leads to it once the card has its content. */
  let arrived = "";
  function arrive() {
    const place = location.hash && document.getElementById(location.hash.slice(1));
    if (!place || arrived === location.href) { return; }
    arrived = location.href;
    requestAnimationFrame(function () { place.scrollIntoView(); });
  }

  let paintings = 0;
  function paint(parts) {
    Object.entries(parts || {}).forEach(function (pair) {
      const box = document.getElementById(pair[0]);
      const text = JSON.stringify(pair[1]);
      if (!box || box.painted === text) { return; }
      box.painted = text;
      if ("className" in pair[1]) { box.className = pair[1].className; }
      if ("children" in pair[1]) { repaint(box, pair[1].children); }
    });
    paintings += 1;
    arrive();
    return paintings;
  }

  document.addEventListener("click", function (event) {
    const source = event.target.closest("[data-source]");
    if (source) {
      window.dash_clientside.set_props("passport-asked", { data: { card: source.dataset.source, at: Date.now() } });
    }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, { frame: { paint: paint } });
}());
