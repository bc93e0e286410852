/* Takes the time inside the page: from a click or the start of a load to the frame after the last change. */
(function () {
  "use strict";
  const QUIET = 400;
  const state = { started: 0, painted: 0, seen: 0, marked: false, running: 0, answered: 0 };

  /* Two frames: the first runs before the change is painted, the second when it has been. */
  function changed(isSeen) {
    if (isSeen) { state.isSeen = true; }
    if (state.marked) { state.again = true; return; }
    state.marked = true;
    state.again = false;
    const counts = state.isSeen;
    state.isSeen = false;
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        state.painted = performance.now();
        if (counts) { state.seen = state.painted; }
        state.marked = false;
        listen();
        if (state.again) { changed(false); }
      });
    });
  }

  function listen() {
    document.querySelectorAll(".js-plotly-plot").forEach(function (plot) {
      if (!plot.timed && plot.on) { plot.timed = true; plot.on("plotly_afterplot", function () { changed(isInView(plot)); }); }
    });
  }

  const fetched = window.fetch;
  window.fetch = function () {
    state.running += 1;
    return fetched.apply(this, arguments).finally(function () {
      state.running -= 1;
      state.answered += 1;
    });
  };

  function isDrawn() {
    const graphs = Array.from(document.querySelectorAll(".card.is-chart .card-graph"));
    return graphs.every(function (graph) { return graph.querySelector(".main-svg"); });
  }

  window.bench = {
    arm: function () {
      state.started = 0;
      state.painted = 0;
      state.seen = 0;
      state.answered = 0;
      addEventListener("click", function (event) { state.started = event.timeStamp; }, { capture: true, once: true });
    },
    /* Resolves when an answer has come, every chart is drawn and nothing changes: the milliseconds to the last
       change in view, and to the last of the whole page. */
    settled: function () {
      return new Promise(function (resolve) {
        const look = setInterval(function () {
          const rests = !state.marked && state.running === 0 && performance.now() - state.painted > QUIET;
          if (rests && isDrawn() && state.answered > 0 && state.painted > 0) {
            clearInterval(look);
            resolve({ inView: state.seen - state.started, whole: state.painted - state.started });
          }
        }, 50);
      });
    }
  };

  /* Which cards are in view is known from the frame before, so that asking costs no layout. */
  const inView = new Set();
  const watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) { inView.add(entry.target); } else { inView.delete(entry.target); } });
  });
  function isInView(node) {
    const place = node.nodeType === 1 ? node : node.parentElement;
    const card = place && place.closest(".card");
    if (!card) { return place !== null && place.isConnected && !place.closest("#js-plotly-tester"); }
    if (!card.timed) { card.timed = true; watcher.observe(card); return true; }
    return inView.has(card);
  }

  new MutationObserver(function (changes) {
    changed(changes.some(function (change) { return isInView(change.target); }));
  }).observe(document, {
    attributes: true, characterData: true, childList: true, subtree: true
  });
}());
