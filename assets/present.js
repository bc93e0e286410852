/* "Lägg i presentation": the dialog of every card. The presentation that was used last comes first. */
(function () {
  "use strict";
  const ADDING = "/presentation/api/adding";
  const LAST = "presentation";
  let opener = null;
  let isOpening = false;

  function dialog() { return document.getElementById("present"); }
  function last() {
    try { return localStorage.getItem(LAST) || ""; } catch (error) { console.info("last presentation:", error.name); return ""; }
  }
  function remember(id) {
    try { localStorage.setItem(LAST, id); } catch (error) { console.info("last presentation:", error.name); }
  }

  async function open(button) {
    if (isOpening || dialog().open) { return; }
    isOpening = true;
    opener = button;
    const shown = { card: button.dataset.present, search: location.search };
    const reply = await window.kept.ask("POST", ADDING, Object.assign({ last: last() }, shown));
    isOpening = false;
    if (!reply.isDone) { window.say(reply.error); return; }
    /* Painted anew each time, also when nothing differs from the last time it was open. */
    document.getElementById("present-content").painted = "";
    window.kept.show(reply);
    const form = document.getElementById("present-form");
    form.dataset.more = JSON.stringify(shown);
    offerNote(form, window.jamkasNote(document.getElementById(shown.card)));
    showNew(form);
    dialog().showModal();
    document.getElementById("present-title").focus();
  }

  /* What is written in the fields of JämKAS stays in the browser until somebody fetches it here and adds it. */
  function offerNote(form, note) {
    if (!note) { return; }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool";
    button.textContent = "Hämta texten från JämKAS-fälten";
    button.addEventListener("click", function () {
      form.elements.note.value = note;
      form.elements.note.dispatchEvent(new Event("input", { bubbles: true }));
      form.elements.note.focus();
    });
    form.elements.note.after(button);
  }

  function showNew(form) {
    document.getElementById("present-new").classList.toggle("is-put-away", form.elements.presentation.value !== "");
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-present]");
    if (button) { open(button); }
    if (event.target.closest("[data-putaway]")) { dialog().close(); }
  });
  document.addEventListener("change", function (event) {
    if (event.target.matches("#present-form select[name=presentation]")) { showNew(event.target.form); }
  });
  document.addEventListener("kept", function (event) {
    const reply = event.detail;
    if (reply.presentation) { remember(reply.presentation); }
    if (event.target.id !== "present-form") { return; }
    dialog().close();
    window.say(reply.said, { words: "Öppna", href: reply.link });
  });
  document.addEventListener("close", function (event) {
    if (event.target.id !== "present") { return; }
    const form = document.getElementById("present-form");
    if (form) { window.kept.forget(form); }
    if (opener && opener.isConnected) { opener.focus(); }
  }, true);
}());
