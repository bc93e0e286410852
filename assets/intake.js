/* The intake: sends a file with its progress, asks how far its job has come, and paints the answers.
   The address names the job (?jobb=), so that a closed tab, Back or another tab finds it again. */
(function () {
  "use strict";
  const API = "/inlasning/api";
  const UNREACHED = "Servern svarar inte. Kontrollera nätet och försök igen.";
  const SECONDS_BETWEEN = 0.7;
  let sending = null;
  let shown = null;
  let phase = "";
  let timer = 0;
  let version = "";

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
    chooseSource();
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
    if (!reply.is_ended) { timer = setTimeout(watch, (reply.is_going_on ? SECONDS_BETWEEN : 5) * 1000, job); }
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
    if (reply.is_ended) { look(); }
  }

  /* The form */
  function chooseSource() {
    const list = at("intake-source");
    if (!list) { return; }
    const chosen = list.selectedOptions[0];
    at("intake-template").href = API + "/template/" + encodeURIComponent(chosen.value);
    at("intake-row").textContent = "En rad per " + chosen.dataset.row.replace(/^(en|ett) /, "") + ". ";
    at("intake-period-field").hidden = !chosen.dataset.period;
    at("intake-period-hint").textContent = chosen.dataset.period ? "Filen säger det inte själv. " + chosen.dataset.period : "";
  }

  function nameFile() {
    const file = at("intake-file").files[0];
    at("intake-file-name").textContent = file ? file.name + ", " + megabytes(file.size) + " MB" : "Ingen fil är vald.";
  }

  function fault(words, field) {
    at("intake-fault").textContent = words;
    ["intake-file", "intake-period"].forEach(function (id) { at(id).removeAttribute("aria-invalid"); });
    if (field) { at(field).setAttribute("aria-invalid", "true"); at(field).focus(); }
  }

  function megabytes(bytes) { return (bytes / 1e6).toLocaleString("sv-SE", { maximumFractionDigits: bytes < 1e7 ? 1 : 0 }); }

  function send(form) {
    const file = at("intake-file").files[0];
    const period = at("intake-period-field").hidden ? "" : at("intake-period").value.trim();
    if (sending) { return; }
    if (!file) { fault("Välj en fil först.", "intake-file"); return; }
    if (file.size > Number(form.dataset.largest)) {
      fault("Filen är för stor: " + megabytes(file.size) + " MB. Högst " + megabytes(Number(form.dataset.largest)) + " MB tas emot; dela den per år.", "intake-file");
      return;
    }
    if (!at("intake-period-field").hidden && !period) { fault("Skriv vilken period filen gäller.", "intake-period"); return; }
    fault("");
    const request = new XMLHttpRequest();
    sending = request;
    const asked = new URLSearchParams({ source: at("intake-source").value, period: period });
    request.open("POST", API + "/upload?" + asked);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-From-Page", "ja");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name).slice(0, 1500));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", function (event) { progress(event.loaded, file.size); });
    request.addEventListener("load", function () { sent(request); });
    request.addEventListener("error", function () { stopped(UNREACHED); });
    request.addEventListener("abort", function () { stopped("Avbrutet. Filen är inte sparad."); });
    hold(true);
    progress(0, file.size);
    request.send(file);
  }

  function hold(isHeld) {
    const form = at("intake-form");
    if (!form) { return; }
    form.setAttribute("aria-busy", String(isHeld));
    at("intake-sending").hidden = !isHeld;
    form.querySelectorAll("input, select, button[type=submit]").forEach(function (field) { field.disabled = isHeld; });
    if (isHeld) { form.querySelector("[data-intake-do=abort]").focus(); }
  }

  function progress(done, size) {
    const bar = at("intake-sent");
    if (!bar) { return; }
    bar.value = size ? Math.min(100, 100 * done / size) : 100;
    at("intake-sending-words").textContent = done < size
      ? "Skickar filen: " + megabytes(done) + " av " + megabytes(size) + " MB" : "Filen är skickad, väntar på svar …";
  }

  function stopped(words) {
    sending = null;
    if (!here()) { return; }
    hold(false);
    fault(words, "intake-file");
  }

  function sent(request) {
    let reply = {};
    try { reply = JSON.parse(request.responseText); } catch (error) { console.info("intake:", error.name); }
    if (request.status !== 200) { stopped(reply.error || UNREACHED); return; }
    sending = null;
    if (!here()) { return; }
    hold(false);
    at("intake-form").reset();
    nameFile();
    chooseSource();
    go(reply.job);
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
    abort: function () { if (sending) { sending.abort(); } },
    publish: function (button) { begin(button, "/publish", { acknowledged: acknowledged() }); },
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
  document.addEventListener("submit", function (event) {
    if (event.target.id === "intake-form") { event.preventDefault(); send(event.target); }
  });
  document.addEventListener("change", function (event) {
    if (event.target.id === "intake-source") { chooseSource(); fault(""); }
    if (event.target.id === "intake-file") { nameFile(); fault(""); }
    if (event.target.closest("#intake-warnings")) {
      const left = document.querySelectorAll("#intake-warnings input:not(:checked)").length;
      at("intake-publish").disabled = left > 0;
    }
  });
  ["dragover", "dragleave", "drop"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      const place = at("intake-drop");
      if (!place || !event.dataTransfer) { return; }
      event.preventDefault();  // a file that misses the place must not take the page's
      const isOver = place.contains(event.target);
      place.classList.toggle("is-over", isOver && kind === "dragover");
      if (kind === "drop" && isOver && !sending && event.dataTransfer.files.length) {
        at("intake-file").files = event.dataTransfer.files;
        nameFile();
        fault("");
        at("intake-file").focus();
      }
    });
  });
  addEventListener("beforeunload", function (event) { if (sending) { event.preventDefault(); } });
  addEventListener("popstate", follow);
  addEventListener("_dashprivate_pushstate", follow);
  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(function () {
      if (!here()) { shown = null; clearTimeout(timer); return; }
      if (!here().dataset.asked) { here().dataset.asked = "ja"; shown = null; follow(); }
    }).observe(document.body, { childList: true, subtree: true });
  });
}());
