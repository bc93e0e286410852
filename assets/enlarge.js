/* Charts that are read from afar or on paper: drawn small and enlarged (see show.css), so only what is small
   for its figure is raised here, and labels take the lines and the width that there is room for. */
(function () {
  "use strict";
  const LEAST = 13;
  const LINE = 17;
  const CHARACTER = 7;

  function isFar(plot) { return plot.closest("[data-large]") !== null; }

  function raised(value, key) {
    if (Array.isArray(value)) { return value.map(function (part) { return raised(part, ""); }); }
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) { return value; }
    return Object.fromEntries(Object.entries(value).map(function (pair) {
      const isSmall = /font$/.test(key) && pair[0] === "size" && pair[1] < LEAST;
      return [pair[0], isSmall ? LEAST : raised(pair[1], pair[0])];
    }));
  }

  function longest(labels) {
    return Math.max.apply(null, labels.flatMap(function (label) { return label.split("<br>"); })
      .map(function (line) { return line.replace(/<[^>]+>/g, "").length; }));
  }

  function broken(label, characters) {
    return label.replace(/<br>/g, " ").split(" ").reduce(function (lines, word) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && longer.replace(/<[^>]+>/g, "").length > characters) { lines.push(word); } else { lines[Math.max(0, lines.length - 1)] = longer; }
      return lines;
    }, []).join("<br>");
  }

  function lines(label) { return label.split("<br>").length; }

  /* Rows that are lower than their labels get labels on fewer, longer lines. */
  function labelled(layout, plot) {
    const axis = layout.yaxis;
    if (!axis || axis.type !== "category" || !axis.categoryarray || !plot.clientHeight) { return layout; }
    const labels = axis.ticktext || axis.categoryarray;
    const row = (plot.clientHeight - layout.margin.t - layout.margin.b) / axis.categoryarray.length;
    if (row >= LINE * Math.max.apply(null, labels.map(lines))) { return layout; }
    const apart = (axis.ticklabelstandoff || 6) - 6;
    const room = Math.floor((plot.clientWidth * 0.42 - 14) / CHARACTER);
    const texts = labels.map(function (label) { return broken(label, room); });
    return Object.assign({}, layout, {
      margin: Object.assign({}, layout.margin, { l: longest(texts) * CHARACTER + 14 + apart }),
      yaxis: Object.assign({}, axis, { tickvals: axis.tickvals || axis.categoryarray, ticktext: texts })
    });
  }

  window.enlarged = function (layout, plot) { return isFar(plot) ? labelled(raised(layout, ""), plot) : layout; };
}());
