/* Takes the time inside the page: from a click or the start of a load to the frame after the last change. */
(function () {
  "use strict";
  const QUIET = 400;
  const state = { started: 0, painted: 0, marked: false, running: 0, answered: 0 };

  /* Two frames: the first runs before the change is painted, the second when it has been. */
  function changed() {
    if (state.marked) { state.again = true; return; }
    state.marked = true;
    state.again = false;
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        state.painted = performance.now();
        state.marked = false;
        listen();
        if (state.again) { changed(); }
      });
    });
  }

  function listen() {
    document.querySelectorAll(".js-plotly-plot").forEach(function (plot) {
      if (!plot.timed && plot.on) { plot.timed = true; plot.on("plotly_afterplot", changed); }
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
      state.answered = 0;
      addEventListener("click", function (event) { state.started = event.timeStamp; }, { capture: true, once: true });
    },
    /* Resolves with the milliseconds when an answer has come, every chart is drawn and nothing changes. */
    settled: function () {
      return new Promise(function (resolve) {
        const look = setInterval(function () {
          const rests = !state.marked && state.running === 0 && performance.now() - state.painted > QUIET;
          if (rests && isDrawn() && state.answered > 0 && state.painted > 0) {
            clearInterval(look);
            resolve(state.painted - state.started);
          }
        }, 50);
      });
    }
  };

  new MutationObserver(changed).observe(document, {
    attributes: true, characterData: true, childList: true, subtree: true
  });
}());
