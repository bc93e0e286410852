/* The intake: sends a file with its progress, asks how far its job has come, and paints the answers.
   The address names the job (?jobb=), so that a closed tab, Back or another tab finds it again. */
(function () {
  "use strict";
  const API = "/inlasning/api";
  const UNREACHED = "Servern svarar inte. Kontrollera nätet och försök igen.";
  const SECONDS_BETWEEN = 0.7;
  const SECONDS_IDLE = 5;
  let shown = null;
  let phase = "";
  let timer = 0;
  let version = "";
  let hurried = 0;  // how many more times to ask soon, though nothing goes on yet: a command has just been left

  function at(id) { return document.getElementById(id); }
  function here() { return at("intake"); }
  function present() { return new URLSearchParams(location.search).get("jobb") || ""; }
  function paint(parts) { window.dash_clientside.frame.paint(parts); }

  async function ask(method, route, body) {
    const headers = { Accept: "application/json", "X-From-Page": "ja" };
    if (body) { headers["Content-Type"] = "application/json"; }
    try {
      const response = await fetch(API + route, { method: method, headers: headers, body: body && JSON.stringify(body) });
      const reply = await response.json();
      return Object.assign(reply, { isDone: response.ok, error: response.ok ? "" : reply.error || UNREACHED, status: response.status });
    } catch (error) {
      console.info("intake:", error.name);
      return { isDone: false, status: 0, error: UNREACHED };
    }
  }

  function fail(words) {
    const part = { type: "P", namespace: "dash_html_components", props: { className: "fault-note", children: words } };
    paint({ "intake-failure": { children: words ? [part] : null } });
  }

  function go(job) {
    const search = new URLSearchParams(location.search);
    if (job) { search.set("jobb", job); } else { search.delete("jobb"); }
    const text = search.toString();
    history.pushState({}, "", location.pathname + (text ? "?" + text : ""));
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /* What stands on the page whatever is done; the form keeps what is chosen, since it is painted once. */
  async function look() {
    const reply = await ask("GET", "/overview?job=" + encodeURIComponent(present()));
    if (!here()) { return; }
    if (!reply.isDone) { fail(reply.error); return; }
    paint(Object.assign({}, reply.parts, present() ? {} : reply.start));
    window.intake.chooseSource();
  }

  function follow() {
    if (!here() || shown === present()) { return; }
    shown = present();
    phase = "";
    clearTimeout(timer);
    fail("");
    at("intake-work-card").classList.toggle("is-away", !shown);
    at("intake-start-card").classList.toggle("is-away", Boolean(shown));
    if (!shown) { paint({ "intake-work": { children: null }, "intake-live": { children: null } }); }
    look();
    if (shown) { watch(shown); }
  }

  async function watch(job) {
    const reply = await ask("GET", "/jobs/" + job);
    if (!here() || job !== present()) { return; }
    if (!reply.isDone) {
      fail(reply.error);
      if (reply.status === 404) { at("intake-start-card").classList.remove("is-away"); at("intake-work-card").classList.add("is-away"); }
      if (reply.status !== 404) { timer = setTimeout(watch, 3000, job); }
      return;
    }
    tell(reply);
    const isSoon = reply.is_going_on || hurried > 0;
    hurried -= 1;
    if (!reply.is_ended) { timer = setTimeout(watch, (isSoon ? SECONDS_BETWEEN : SECONDS_IDLE) * 1000, job); }
  }

  function tell(reply) {
    if (phase !== "") { fail(""); }
    const isNew = phase !== reply.phase;
    const isFirst = phase === "";
    phase = reply.phase;
    paint(reply.parts);
    if (!isNew) { return; }
    const heading = at("intake-heading");
    if (heading) { heading.focus({ preventScroll: isFirst }); }
    if (!reply.is_going_on && !isFirst) { look(); }  // the log has a line more, also when the audit has said no
  }

  /* Buttons */
  function acknowledged() {
    return Array.from(document.querySelectorAll("#intake-warnings input")).filter(function (box) { return box.checked; })
      .map(function (box) { return Number(box.value); });
  }

  async function change(button, route, body) {
    button.disabled = true;
    const reply = await ask("POST", route, body || {});
    if (!reply.isDone) { button.disabled = false; fail(reply.error); return null; }
    return reply;
  }

  const DOINGS = {
    abort: function () { window.intake.abort(); },
    publish: function (button) { begin(button, "/publish", { acknowledged: acknowledged() }); },
    preview: function (button) { begin(button, "/preview", { most_attributes: Number(at("intake-most").value) }); },
    cancel: function (button) { begin(button, "/cancel"); },
    again: async function (button) { if (await change(button, "/jobs/" + button.dataset.job + "/cancel")) { go(""); } },
    close: function () { at("intake-confirm").close(); },
    rollback: async function () {
      at("intake-confirm").close();
      const reply = await ask("POST", "/rollback", { version: version });
      if (reply.isDone) { go(reply.job); } else { fail(reply.error); }
    }
  };

  async function begin(button, route, body) {
    const job = button.dataset.job;
    const reply = await change(button, "/jobs/" + job + route, body);
    if (!reply) { return; }
    clearTimeout(timer);
    hurried = 10;
    timer = setTimeout(watch, 300, job);
  }

  function confirm(button) {
    version = button.dataset.intakeAsk;
    at("intake-confirm-version").textContent = version;
    at("intake-confirm").showModal();
    at("intake-confirm-title").focus();
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button || !here()) { return; }
    if (button.dataset.intakeDo) { DOINGS[button.dataset.intakeDo](button); }
    if (button.dataset.intakeAsk) { confirm(button); }
  });
  /* Publishing waits for every warning, and for the preview of the tables that are chosen. */
  document.addEventListener("change", function (event) {
    if (!event.target.closest("#intake-warnings, #intake-most")) { return; }
    const left = document.querySelectorAll("#intake-warnings input:not(:checked)").length;
    const most = at("intake-most");
    const isOther = most !== null && !most.selectedOptions[0].defaultSelected;
    if (most) { at("intake-recount").disabled = !isOther; }
    at("intake-publish").disabled = left > 0 || isOther;
  });
  addEventListener("popstate", follow);
  addEventListener("_dashprivate_pushstate", follow);
  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(function () {
      if (!here()) { shown = null; clearTimeout(timer); return; }
      if (!here().dataset.asked) { here().dataset.asked = "ja"; shown = null; follow(); }
    }).observe(document.body, { childList: true, subtree: true });
  });

  window.intake = { API: API, UNREACHED: UNREACHED, at: at, here: here, go: go };
}());
