/* A presentation as PowerPoint: the server tells how far it has come, one line of JSON at a time. */
(function () {
  "use strict";
  const UNREACHED = "Servern svarar inte, så ingen fil blev gjord. Försök igen.";
  let isMaking = false;

  function bar() {
    const place = document.getElementById("kept-status");
    const words = document.createElement("span");
    const progress = document.createElement("progress");
    progress.setAttribute("aria-label", "PowerPoint-filen görs");
    words.textContent = "PowerPoint-filen görs … ";
    place.replaceChildren(words, progress);
    return { words: words, progress: progress };
  }

  function save(line) {
    const bytes = Uint8Array.from(atob(line.file), function (sign) { return sign.charCodeAt(0); });
    const type = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    const address = URL.createObjectURL(new Blob([bytes], { type: type }));
    Object.assign(document.createElement("a"), { href: address, download: line.name }).click();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  function step(line, shown) {
    if (line.error) { window.kept.tell(line.error); return; }
    if (line.file) { save(line); window.kept.tell("PowerPoint-filen är klar och nedladdad."); return; }
    shown.progress.max = Math.max(line.of, 1);
    shown.progress.value = line.done;
    shown.words.textContent = "PowerPoint-filen görs: vy " + line.done + " av " + line.of + " ";
  }

  async function follow(response, shown) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let isOver = false;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop();
      lines.forEach(function (text) {
        const line = JSON.parse(text);
        isOver = isOver || Boolean(line.file || line.error);
        step(line, shown);
      });
    }
    if (!isOver) { window.kept.tell(UNREACHED); }
  }

  async function make(address) {
    if (isMaking) { return; }
    isMaking = true;
    const shown = bar();
    try {
      const response = await fetch(address, { method: "POST", headers: { Accept: "application/json" } });
      if (response.ok) { await follow(response, shown); } else { window.kept.tell((await response.json()).error); }
    } catch (error) {
      console.info("slides:", error.name);
      window.kept.tell(UNREACHED);
    }
    isMaking = false;
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-slides]");
    if (button) { make(button.dataset.slides); }
  });
}());
