/* A card as a picture: an SVG with real text, and the same drawn as a PNG of twice the size. Every box and line of
   text is drawn where the browser has put it in the copy that picture_stage.js lays out. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const SCALE = 2;
  const EDGE = 20;
  const LONGEST_SIDE = 16000;  // browsers give no picture of a larger canvas
  const LARGEST_AREA = 120e6;
  const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function shape(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes || {}).forEach(function (pair) {
      if (pair[1] !== null) { made.setAttribute(pair[0], typeof pair[1] === "number" ? Math.round(pair[1] * 100) / 100 : pair[1]); }
    });
    if (text) { made.textContent = text.replace(UNWRITABLE, ""); }
    return made;
  }

  /* Any colour of a style sheet as the plain one that every program knows; null for none. */
  const colours = new Map();
  function colour(text) {
    if (!colours.has(text)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = text;
      brush.fillRect(0, 0, 1, 1);
      const parts = Array.from(brush.getImageData(0, 0, 1, 1).data);
      const plain = "#" + parts.slice(0, 3).map(function (part) { return part.toString(16).padStart(2, "0"); }).join("");
      colours.set(text, parts[3] === 0 ? null : { plain: plain, opacity: parts[3] === 255 ? null : parts[3] / 255 });
    }
    return colours.get(text);
  }

  function rectangle(box, fill, more) {
    return shape("rect", Object.assign({ x: box.left, y: box.top, width: box.width, height: box.height, fill: fill.plain, "fill-opacity": fill.opacity }, more));
  }

  function outlined(box, width, line, radius) {
    const half = width / 2;
    return shape("rect", { x: box.left + half, y: box.top + half, width: Math.max(0, box.width - width), height: Math.max(0, box.height - width),
      rx: radius, fill: "none", stroke: line.plain, "stroke-opacity": line.opacity, "stroke-width": width });
  }

  function drawBox(into, node, look) {
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || look.display === "inline") { return; }
    const rounded = look.borderTopLeftRadius;
    const radius = rounded.endsWith("%") ? Math.min(box.width, box.height) / 2 : parseFloat(rounded) || null;
    const fill = colour(look.backgroundColor);
    if (fill) { into.append(rectangle(box, fill, { rx: radius })); }
    const edges = ["Top", "Right", "Bottom", "Left"].map(function (side) {
      const line = look["border" + side + "Style"] === "none" ? null : colour(look["border" + side + "Color"]);
      return { width: line ? parseFloat(look["border" + side + "Width"]) : 0, line: line };
    });
    const isFrame = edges.every(function (edge) { return edge.width > 0 && edge.width === edges[0].width && edge.line === edges[0].line; });
    if (isFrame) { into.append(outlined(box, edges[0].width, edges[0].line, radius)); } else {
      const places = [[box.left, box.top, 0], [box.right, box.top, 1], [box.left, box.bottom, 0], [box.left, box.top, 1]];
      edges.forEach(function (edge, side) {
        if (edge.width === 0) { return; }
        const shift = side === 1 || side === 2 ? -edge.width : 0;
        const isUpright = places[side][2] === 1;
        into.append(rectangle({ left: places[side][0] + (isUpright ? shift : 0), top: places[side][1] + (isUpright ? 0 : shift),
          width: isUpright ? edge.width : box.width, height: isUpright ? box.height : edge.width }, edge.line));
      });
    }
    if (look.outlineStyle === "solid" && parseFloat(look.outlineWidth) > 0) { into.append(outlined(box, parseFloat(look.outlineWidth), colour(look.outlineColor), radius)); }
  }

  /* The strip and the mark along the foot of a cell, which a style sheet draws without elements. */
  function drawStrips(into, node) {
    if (!node.classList.contains("has-city")) { return; }
    const box = node.getBoundingClientRect();
    ["::before", "::after"].forEach(function (name) {
      const look = getComputedStyle(node, name), fill = colour(look.backgroundColor), of = function (side) { return parseFloat(look[side]); };
      const place = { left: box.left + node.clientLeft + of("left"), top: box.top + node.clientTop + of("top"), width: of("width"), height: of("height") };
      if (fill && place.width > 0) { into.append(rectangle(place, { plain: fill.plain, opacity: of("opacity") })); }
    });
  }

  /* The parts of a word that stand on a line of their own: one, but for words longer than a line. */
  function pieces(node, start, end) {
    const range = document.createRange();
    function piece(from, to) {
      range.setStart(node, from);
      range.setEnd(node, to);
      return { from: from, to: to, box: range.getBoundingClientRect(), lines: range.getClientRects() };
    }
    const whole = piece(start, end);
    const tops = Array.from(whole.lines).map(function (line) { return Math.round(line.top); });
    if (new Set(tops).size < 2) { return [whole]; }
    let at = start;
    return Array.from(node.data.slice(start, end)).map(function (sign) { at += sign.length; return piece(at - sign.length, at); });
  }

  function runs(node) {
    const found = [];
    for (const word of node.data.matchAll(/[^ \t\r\n]+/g)) {
      pieces(node, word.index, word.index + word[0].length).forEach(function (piece) {
        const last = found[found.length - 1];
        if (piece.box.width === 0) { return; }
        if (last && Math.abs(last.top - piece.box.top) < 2) {  // not by place: words from right to left go backwards
          last.to = piece.to;
          last.left = Math.min(last.left, piece.box.left);
          last.right = Math.max(last.right, piece.box.right);
        } else { found.push({ from: piece.from, to: piece.to, left: piece.box.left, right: piece.box.right, top: piece.box.top, height: piece.box.height }); }
      });
    }
    return found;
  }

  const heights = new Map();
  function drawText(into, node, look) {
    const font = look.fontStyle + " " + look.fontWeight + " " + look.fontSize + " " + look.fontFamily;
    if (!heights.has(font)) { brush.font = font; heights.set(font, brush.measureText("Åg")); }
    const size = heights.get(font);
    const ink = colour(look.color);
    runs(node).forEach(function (run) {
      const spare = run.height - size.fontBoundingBoxAscent - size.fontBoundingBoxDescent;
      into.append(shape("text", { x: run.left, y: run.top + spare / 2 + size.fontBoundingBoxAscent, textLength: run.right - run.left,
        "font-size": parseFloat(look.fontSize), "font-weight": look.fontWeight, "font-style": look.fontStyle === "normal" ? null : look.fontStyle,
        fill: ink.plain, "fill-opacity": ink.opacity }, node.data.slice(run.from, run.to).replace(/[ \t\r\n]+/g, " ")));
    });
  }

  function drawBullet(into, node, look) {
    if (look.display !== "list-item" || look.listStyleType === "none") { return; }
    const box = node.getBoundingClientRect();
    const sign = look.listStyleType === "decimal" ? Array.from(node.parentElement.children).indexOf(node) + 1 + "." : "•";
    into.append(shape("text", { x: box.left - 6, y: box.top + parseFloat(look.fontSize) * 1.15, "text-anchor": "end", "font-size": parseFloat(look.fontSize), fill: colour(look.color).plain }, sign));
  }

  function draw(into, card) {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const isText = node.nodeType === Node.TEXT_NODE;
      const look = getComputedStyle(isText ? node.parentElement : node);
      if (isText) { drawText(into, node, look); } else { drawBox(into, node, look); drawStrips(into, node); drawBullet(into, node, look); }
    }
  }

  let fontInside = null;
  async function fontStyle() {
    if (fontInside !== null) { return fontInside; }
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        const found = rule instanceof CSSFontFaceRule && /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"));
        if (!found) { continue; }
        const bytes = new Uint8Array(await (await fetch(new URL(found[1], sheet.href || location.href))).arrayBuffer());
        const text = Array.from(bytes, function (byte) { return String.fromCharCode(byte); }).join("");
        fontInside = '@font-face{font-family:"Open Sans";font-weight:300 800;src:url(data:font/woff2;base64,' + btoa(text) + ") format('woff2')}";
      }
    }
    return fontInside || "";
  }

  async function chart(plot, place) {
    const figure = window.figureInLight(plot);
    const text = await window.Plotly.toImage(figure, { format: "svg", width: place.width, height: place.height, imageDataOnly: true });
    const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    drawn.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");  // for programs without white-space
    drawn.setAttribute("x", place.left);
    drawn.setAttribute("y", place.top);
    return document.importNode(drawn, true);
  }

  /* The picture as an element. Everything that has to be measured is measured at once, before anything can change. */
  async function drawing(card) {
    await document.fonts.ready;
    const stage = window.pictureStage(card);
    const copy = stage.firstElementChild;
    const part = function (name) { const found = copy.querySelector(name); return found ? found.textContent : ""; };
    const box = copy.getBoundingClientRect();
    const width = Math.ceil(box.width) + 2 * EDGE, height = Math.ceil(box.height) + 2 * EDGE;
    const picture = shape("svg", { width: width, height: height, viewBox: [0, 0, width, height].join(" "),
      "font-family": getComputedStyle(copy).fontFamily, style: "font-variant-numeric:tabular-nums" });
    const content = shape("g", { transform: "translate(" + (EDGE - box.left) + " " + (EDGE - box.top) + ")" });
    picture.append(shape("title", {}, part("h2")), shape("desc", {}, part(".finding") + " " + part(".picture-line")), shape("style"),
      shape("rect", { width: width, height: height, fill: colour(getComputedStyle(copy).backgroundColor).plain }), content);
    draw(content, copy);
    const room = copy.querySelector(".card-graph");
    const place = room && room.getBoundingClientRect();
    stage.remove();
    const plot = card.querySelector(".card-graph .js-plotly-plot");
    if (plot && place.width > 0) { content.append(await chart(plot, place)); }
    picture.querySelector("style").textContent = await fontStyle();
    return picture;
  }

  function written(picture) { return new XMLSerializer().serializeToString(picture); }

  async function png(card) {
    const picture = await drawing(card);
    const width = Number(picture.getAttribute("width")), height = Number(picture.getAttribute("height"));
    const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / width / height));
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(written(picture));
    await new Promise(function (resolve, reject) { image.onload = resolve; image.onerror = function () { reject(new Error("no drawing")); }; });
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    /* Not toBlob: the browser puts it off until it has nothing else to do, up to a second. */
    const address = canvas.toDataURL("image/png");
    if (!address.startsWith("data:image/png;")) { throw new Error("no picture"); }
    const text = atob(address.slice(address.indexOf(",") + 1));
    const bytes = new Uint8Array(text.length);
    for (let place = 0; place < text.length; place += 1) { bytes[place] = text.charCodeAt(place); }
    return new Blob([bytes], { type: "image/png" });
  }

  async function svg(card) { return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', written(await drawing(card))], { type: "image/svg+xml" }); }

  window.cardPicture = { png: png, svg: svg };
}());
