/* Colours figures in the current theme, and turns a click on a bar into its link. */
(function () {
  "use strict";
  const FULL = "Högst två val utöver förvaltning. Ta bort ett först.";

  function theme(name) { return JSON.parse(document.getElementById("themes").textContent)[name]; }
  function themeOf(plot) { return plot.closest("[data-theme]").dataset.theme === "dark" ? "dark" : "light"; }  // paper has its own

  function resolve(value, palette) {
    if (typeof value === "string") { return value.startsWith("@") ? palette[value.slice(1)] : value; }
    if (Array.isArray(value)) { return value.map(function (part) { return resolve(part, palette); }); }
    if (value !== null && typeof value === "object" && !ArrayBuffer.isView(value)) {
      return Object.fromEntries(Object.entries(value).map(function (pair) { return [pair[0], resolve(pair[1], palette)]; }));
    }
    return value;
  }

  function coloured(data, layout, plot, current) {
    const width = plot.clientWidth;
    const isShort = isCrowded(layout, width);
    const own = thinned(fitted(resolve(isShort ? ofYears(layout) : layout || {}, current.palette), width), width);
    return {
      data: resolve(isShort ? data.map(atEnds) : data || [], current.palette),
      layout: Object.assign({}, window.enlarged ? window.enlarged(own, plot) : own, { template: current.template })
    };
  }

  /* On a phone the labels take less than half the width, on more lines, and the values get more room. */
  const PHONE = matchMedia("(max-width: 480px)");

  function rewrapped(label, characters) {
    const lines = [""];
    label.replace(/<br>/g, " ").split(" ").forEach(function (word) {
      const line = lines[lines.length - 1];
      const length = (line + " " + word).replace(/<[^>]+>/g, "").length;
      if (line && length > characters) { lines.push(word); } else { lines[lines.length - 1] = line ? line + " " + word : word; }
    });
    return lines.join("<br>");
  }

  function fitted(given, width) {
    const narrower = PHONE.matches && given.meta ? given.meta.phone : {};  // what a figure itself leaves out on a phone
    const layout = Object.assign({}, given, narrower);
    const axis = layout.yaxis;
    if (!PHONE.matches || !width || !axis || axis.type !== "category" || !axis.categoryarray) { return layout; }
    const apart = (axis.ticklabelstandoff || 6) - 6;
    const left = Math.min(layout.margin.l, Math.round(width * 0.42) + apart);
    const labels = (axis.ticktext || axis.categoryarray).map(function (label) { return rewrapped(label, (left - apart - 8) / 6.6); });
    const range = [layout.xaxis.range[0], layout.xaxis.range[1] * 1.3];
    return Object.assign({}, layout, {
      margin: Object.assign({}, layout.margin, { l: left }),
      xaxis: Object.assign({}, layout.xaxis, { range: range }),
      yaxis: Object.assign({}, axis, { tickvals: axis.tickvals || axis.categoryarray, ticktext: labels, tickfont: { size: 12 } })
    });
  }

  /* Along a short axis of months or quarters only the years are named, and only the ends have their numbers. */
  const ROOM = 36;
  function isCrowded(layout, width) {
    const axis = layout && layout.xaxis;
    return PHONE.matches && axis && axis.type === "category" && axis.ticktext && axis.ticktext.length * ROOM > width;
  }

  function ofYears(layout) {
    const named = layout.xaxis.ticktext.map(function (text, at) { return [layout.xaxis.tickvals[at], text.split("<br>")[1]]; })
      .filter(function (pair) { return pair[1]; });
    const axis = { tickvals: named.map(function (pair) { return pair[0]; }), ticktext: named.map(function (pair) { return pair[1]; }) };
    return Object.assign({}, layout, { xaxis: Object.assign({}, layout.xaxis, axis) });
  }

  /* As many of the words under a chart as there is room for, and none on end. */
  const LETTER = 7.2;
  function thinned(layout, width) {
    const axis = layout.xaxis;
    if (!PHONE.matches || !width || !axis || !axis.tickvals || !layout.margin) { return layout; }
    const words = axis.ticktext || axis.tickvals.map(String);
    const room = width - layout.margin.l - layout.margin.r;
    const longest = Math.max.apply(null, words.map(function (text) { return text.replace(/<br>.*|<[^>]+>/g, "").length; }));
    const every = Math.ceil(words.length * (longest * LETTER + 6) / Math.max(room, 1));
    const kept = function (value, at) { return at % every === 0; };
    const ticks = { tickvals: axis.tickvals.filter(kept), ticktext: words.filter(kept), tickangle: 0 };
    return Object.assign({}, layout, { xaxis: Object.assign({}, axis, ticks) });
  }

  function atEnds(trace) {
    if (!Array.isArray(trace.text)) { return trace; }
    const last = trace.text.length - 1;
    return Object.assign({}, trace, { text: trace.text.map(function (text, at) { return at === 0 || at === last ? text : ""; }) });
  }

  /* On a phone a chart is as high as its labels need. */
  const LINE = 15.6;
  const LEGEND = 50;
  function grow(plot, layout) {
    const box = plot.closest(".card-graph");
    if (!box) { return; }
    box.style.height = "";
    const axis = layout.yaxis;
    if (!PHONE.matches || !axis || axis.type !== "category" || !axis.ticktext) { return; }
    const lines = axis.ticktext.map(function (label) { return label.split("<br>").length; });
    const apart = Math.max.apply(null, lines.map(function (n, at) { return (n + (lines[at + 1] || n)) / 2; }));
    const needed = lines.length * (apart * LINE + 3) + layout.margin.t + layout.margin.b + (layout.showlegend ? LEGEND : 0);
    if (needed > box.clientHeight) { box.style.height = Math.ceil(needed) + "px"; }
  }

  /* The chart as it goes into pictures, whichever theme the page is in. */
  window.figureInLight = function (plot) {
    return Object.assign({ config: { locale: "sv" } }, coloured(plot.given.data, plot.given.layout, plot, theme("light")));
  };

  function element(target) { return typeof target === "string" ? document.getElementById(target) : target; }

  function listen(plot) {
    if (plot.dataset.listens) { return; }
    plot.dataset.listens = "true";
    plot.on("plotly_click", function (event) {
      const point = event.points[0];
      /* A filled area has no points of its own: its address is the trace's. */
      const href = point.customdata === undefined ? point.data.meta : point.customdata;
      if (typeof href === "string") {
        history.pushState({}, "", href);
        dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
      } else if (point.data.customdata && document.querySelector(".menu-button.is-disabled")) {
        window.say(FULL);
      }
    });
  }

  /* What is in view is drawn at once; the rest when the browser has painted that, a few at a time, so that a click
     or a key that comes meanwhile is answered between them. */
  const NEAR = 100;
  const AT_A_TIME = 12;  // milliseconds
  const waiting = new Map();
  const later = window.scheduler && window.scheduler.postTask
    ? function (draw) { window.scheduler.postTask(draw); } : function (draw) { setTimeout(draw, 0); };
  let isDraining = false;
  let isAllAtOnce = false;

  function isNear(plot) {
    const box = (plot.closest(".card") || plot).getBoundingClientRect();
    return box.bottom > -NEAR && box.top < innerHeight + NEAR;
  }

  function drain() {
    const started = performance.now();
    do {
      const next = Array.from(waiting.keys()).find(isNear) || waiting.keys().next().value;
      const draw = waiting.get(next);
      waiting.delete(next);
      if (draw) { draw(); }
    } while (waiting.size > 0 && performance.now() - started < AT_A_TIME);
    isDraining = waiting.size > 0;
    if (isDraining) { later(drain); }
  }

  /* Before the page is printed: everything now, at the size it has then. */
  window.drawAll = function () {
    isAllAtOnce = true;
    Array.from(waiting.values()).forEach(function (draw) { draw(); });
    waiting.clear();
    document.querySelectorAll(".js-plotly-plot").forEach(function (plot) {
      if (plot.given && plot.clientWidth) { window.Plotly.react(plot, plot.given); }
    });
    isAllAtOnce = false;
  };

  function soon(plot, draw) {
    if (isAllAtOnce || isNear(plot)) {
      waiting.delete(plot);
      return draw();
    }
    return new Promise(function (resolve) {
      waiting.set(plot, function () { resolve(plot.isConnected ? draw() : plot); });
      if (!isDraining) {
        isDraining = true;
        requestAnimationFrame(function () { requestAnimationFrame(function () { later(drain); }); });
      }
    });
  }

  /* A chart that already stands as it should is left alone. */
  function drawing(plot, given) {
    const wanted = JSON.stringify([given.data, given.layout, themeOf(plot), plot.clientWidth, plot.clientHeight, PHONE.matches]);
    if (plot.drawn === wanted && plot.querySelector(".main-svg")) { return null; }
    plot.drawn = wanted;
    const figure = coloured(given.data, given.layout, plot, theme(themeOf(plot)));
    grow(plot, figure.layout);
    return Object.assign({}, given, figure);
  }

  function wrap(Plotly) {
    ["newPlot", "react"].forEach(function (name) {
      const original = Plotly[name].bind(Plotly);
      Plotly[name] = function (target, data, layout, config) {
        const isFigure = data && !Array.isArray(data);
        const given = isFigure ? data : { data: data, layout: layout, config: config };
        const plot = element(target);
        plot.given = given;
        const links = (given.data || []).some(function (t) { return (t.customdata || []).some(Boolean); });
        plot.classList.toggle("clickable", links);
        return soon(plot, function () {
          const figure = drawing(plot, given);
          if (!figure) { return Promise.resolve(plot); }
          return original(plot, figure).then(function (drawn) { listen(plot); return drawn; });
        });
      };
    });
    /* Dash has each new chart drawn once more in case its size was not known; it nearly always was. */
    const resize = Plotly.Plots.resize;
    Plotly.Plots.resize = function (plot) {
      const size = plot._fullLayout;
      const isRight = size && size.width === plot.clientWidth && size.height === plot.clientHeight;
      if (isRight) { return Promise.resolve(plot); }
      /* Labels that are fitted to the room are fitted again. */
      return plot.closest("[data-large]") && plot.given ? Plotly.react(plot, plot.given).then(function () { return resize(plot); }) : resize(plot);
    };
    addEventListener("themechange", function () {
      document.querySelectorAll(".js-plotly-plot").forEach(function (plot) {
        if (plot.given) { Plotly.react(plot, plot.given); }
      });
    });
  }

  if (window.Plotly) { wrap(window.Plotly); } else {
    Object.defineProperty(window, "Plotly", {
      configurable: true,
      get: function () { return undefined; },
      set: function (loaded) {
        Object.defineProperty(window, "Plotly", { value: loaded, writable: true, configurable: true });
        wrap(loaded);
      }
    });
  }
}());
