/* The form of the intake: what belongs to the chosen source, and the file on its way with its progress. */
(function () {
  "use strict";
  const API = window.intake.API;
  const at = window.intake.at;
  const here = window.intake.here;
  let sending = null;

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
    at("intake-file-name").textContent = file ? file.name + ", " + sized(file.size) : "Ingen fil är vald.";
  }

  function fault(words, field) {
    at("intake-fault").textContent = words;
    ["intake-file", "intake-period"].forEach(function (id) { at(id).removeAttribute("aria-invalid"); });
    if (field) { at(field).setAttribute("aria-invalid", "true"); at(field).focus(); }
  }

  function megabytes(bytes) { return (bytes / 1e6).toLocaleString("sv-SE", { maximumFractionDigits: bytes < 1e7 ? 1 : 0 }); }

  function sized(bytes) { return bytes < 1e6 ? Math.ceil(bytes / 1e3) + " kB" : megabytes(bytes) + " MB"; }

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
    request.addEventListener("error", function () { stopped(window.intake.UNREACHED); });
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
    if (request.status !== 200) { stopped(reply.error || window.intake.UNREACHED); return; }
    sending = null;
    if (!here()) { return; }
    hold(false);
    at("intake-form").reset();
    nameFile();
    chooseSource();
    window.intake.go(reply.job);
  }

  document.addEventListener("submit", function (event) {
    if (event.target.id === "intake-form") { event.preventDefault(); send(event.target); }
  });
  document.addEventListener("change", function (event) {
    if (event.target.id === "intake-source") { chooseSource(); fault(""); }
    if (event.target.id === "intake-file") { nameFile(); fault(""); }
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

  window.intake.chooseSource = chooseSource;
  window.intake.abort = function () { if (sending) { sending.abort(); } };
}());
