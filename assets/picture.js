/* A card as a PNG, twice the size on screen: title, finding, chart or matrix, notes, source, filters and marks. */
(function () {
  "use strict";
  const SCALE = 2;
  const EDGE = 20;
  const LINE = 18;
  const MARK_WEIGHT = "600 12.5px ";

  function style(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

  function loaded(address) {
    return new Promise(function (resolve, reject) {
      const image = new Image();
      image.onload = function () { resolve(image); };
      image.onerror = function () { reject(new Error("picture")); };
      image.src = address;
    });
  }

  /* An SVG that is drawn as a picture cannot use the page's fonts, so the font goes inside it. */
  let fontStyle = null;
  async function fontInside() {
    if (fontStyle !== null) { return fontStyle; }
    fontStyle = "";
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) { continue; }
        const found = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"));
        if (!found) { continue; }
        const bytes = new Uint8Array(await (await fetch(new URL(found[1], sheet.href || location.href))).arrayBuffer());
        let text = "";
        bytes.forEach(function (byte) { text += String.fromCharCode(byte); });
        fontStyle = '<style>@font-face{font-family:"Open Sans";font-weight:300 800;src:url(data:font/woff2;base64,' +
          btoa(text) + ") format('woff2')}</style>";
      }
    }
    return fontStyle;
  }

  async function chart(plot) {
    const box = plot.getBoundingClientRect();
    const address = await window.Plotly.toImage(plot, { format: "svg", width: box.width, height: box.height });
    const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    const inside = svg.replace(/(<svg[^>]*>)/, "$1" + await fontInside());
    return loaded("data:image/svg+xml;charset=utf-8," + encodeURIComponent(inside));
  }

  function isLeftOut(node) { return node.closest(".card-tools, details, .card-graph, .visually-hidden") !== null; }

  function paintBoxes(brush, card) {
    card.querySelectorAll("th, td, footer").forEach(function (cell) {
      const look = getComputedStyle(cell);
      const box = cell.getBoundingClientRect();
      if (isLeftOut(cell) || box.width === 0) { return; }
      if (look.backgroundColor !== "rgba(0, 0, 0, 0)") {
        brush.fillStyle = look.backgroundColor;
        brush.fillRect(box.left, box.top, box.width, box.height);
      }
      [["borderBottomWidth", box.bottom, look.borderBottomColor], ["borderTopWidth", box.top, look.borderTopColor]]
        .forEach(function (edge) {
          if (parseFloat(look[edge[0]]) > 0) { brush.fillStyle = edge[2]; brush.fillRect(box.left, edge[1] - 1, box.width, 1); }
        });
    });
  }

  function paintWords(brush, card) {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (isLeftOut(node.parentElement)) { continue; }
      const look = getComputedStyle(node.parentElement);
      brush.font = look.fontWeight + " " + look.fontSize + " " + look.fontFamily;
      brush.fillStyle = look.color;
      for (const word of node.data.matchAll(/\S+/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const box = range.getBoundingClientRect();
        if (box.width > 0) { brush.fillText(word[0], box.left, box.top + box.height / 2); }
      }
    }
  }

  function marks(card) {
    const chips = Array.from(document.querySelectorAll(".chips .chip:not(.chip-clear)"));
    const words = chips.map(function (chip) { return chip.firstChild.textContent; }).join(" · ") || "Hela staden";
    const lines = ["Urval: " + words + " · Dataversion " + document.getElementById("data-version").textContent];
    if (card.classList.contains("is-protected")) { lines.push("Tal är skyddade: slumpmässigt justerade med några få personer."); }
    document.querySelectorAll(".synthetic-strip").forEach(function (strip) {
      const isCards = card.classList.contains("is-example") === (strip.dataset.mark === "is-example");
      if (isCards && card.classList.contains("is-synthetic")) { lines.push(strip.querySelector(".strip-words").textContent); }
    });
    return lines;
  }

  function wrapped(brush, lines, width) {
    return lines.flatMap(function (line) {
      return line.split(" ").reduce(function (rows, word) {
        const longer = rows.length ? rows[rows.length - 1] + " " + word : word;
        if (rows.length && brush.measureText(longer).width <= width) { rows[rows.length - 1] = longer; } else { rows.push(word); }
        return rows;
      }, []);
    });
  }

  async function picture(card) {
    await document.fonts.ready;
    const box = card.getBoundingClientRect();
    const canvas = document.createElement("canvas");
    const ruler = canvas.getContext("2d");
    ruler.font = MARK_WEIGHT + style("--font");
    const lines = wrapped(ruler, marks(card), box.width - 16);
    canvas.width = (box.width + 2 * EDGE) * SCALE;
    canvas.height = (box.height + 2 * EDGE + lines.length * LINE) * SCALE;
    const brush = canvas.getContext("2d");
    brush.scale(SCALE, SCALE);
    brush.fillStyle = style("--surface");
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.textBaseline = "middle";
    brush.save();
    brush.translate(EDGE - box.left, EDGE - box.top);
    paintBoxes(brush, card);
    paintWords(brush, card);
    const plot = card.querySelector(".card-graph .js-plotly-plot");
    if (plot && plot.getBoundingClientRect().width > 0) {
      const place = plot.getBoundingClientRect();
      brush.drawImage(await chart(plot), place.left, place.top, place.width, place.height);
    }
    brush.restore();
    brush.font = MARK_WEIGHT + style("--font");
    brush.fillStyle = style("--ink");
    lines.forEach(function (line, place) { brush.fillText(line, EDGE + 16, box.height + EDGE + place * LINE); });
    return new Promise(function (resolve) { canvas.toBlob(resolve, "image/png"); });
  }

  document.addEventListener("click", async function (event) {
    const button = event.target.closest("[data-picture]");
    if (!button) { return; }
    const card = document.getElementById(button.dataset.picture);
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await picture(card));
      link.download = button.dataset.picture + ".png";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
      button.closest("details").open = false;
    } catch (error) {
      console.info("picture:", error.message);
      window.say("Bilden kunde inte skapas. Försök igen.");
    }
  });
}());
