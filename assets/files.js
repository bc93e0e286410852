/* What is taken from a card: files from the server, pictures, and a picture on the clipboard; and its menu by keyboard. */
(function () {
  "use strict";
  const NO_PICTURE = "Bilden kunde inte skapas. Försök igen.";
  const COPIED = "Bilden är kopierad och kan klistras in.";
  const NOT_COPIED = "Webbläsaren lät inte panelen kopiera bilden. Ladda ned den som PNG i stället.";
  const NO_SERVER = "Filen kunde inte hämtas: servern svarar inte. Kontrollera nätet och försök igen.";
  const NO_FILE = "Filen kunde inte hämtas. Ladda om sidan och försök igen.";
  const WAIT = "Filen tas fram …";
  const PERSONAL = "Ta först bort det som ser ut som ett personnummer.";
  const PATIENCE = 700;

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  /* One at a time from each item: a double click gives one file. */
  async function once(item, work) {
    if (item.getAttribute("aria-busy") === "true") { return; }
    const menu = item.closest("details");
    item.setAttribute("aria-busy", "true");
    try {
      await work();
    } finally {
      item.removeAttribute("aria-busy");
      if (menu.contains(document.activeElement)) { menu.querySelector("summary").focus(); }
      menu.open = false;
    }
  }

  /* What is written in a card's fields is in this browser alone: it goes with the slides, which show it. */
  function asked(link, card) {
    const note = link.pathname.endsWith(".pptx") && window.jamkasNote(card);
    const headers = { Accept: "application/json" };
    if (!note) { return { headers: headers }; }
    return { method: "POST", headers: Object.assign(headers, { "Content-Type": "application/json" }), body: JSON.stringify({ note: note }) };
  }

  async function fetched(link, card) {
    const wait = setTimeout(function () { window.say(WAIT); }, PATIENCE);
    try {
      const response = await fetch(link.pathname + location.search, asked(link, card));
      const named = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") || "");
      if (response.ok && named) {
        save(await response.blob(), named[1]);
        window.say("");
        return;
      }
      const isTold = (response.headers.get("Content-Type") || "").startsWith("application/json");
      window.say(isTold ? (await response.json()).error || NO_FILE : NO_FILE);
    } catch (error) {
      console.info("file:", error.message);
      window.say(NO_SERVER);
    } finally { clearTimeout(wait); }
  }

  /* The clipboard is asked at once, while the click still counts, and given the picture when it is drawn. */
  async function copy(card) {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": window.cardPicture.png(card) })]);
      window.say(COPIED);
    } catch (error) {
      console.info("copy:", error.name);
      window.say(NOT_COPIED);
    }
  }

  async function picture(card, kind, name) {
    try {
      save(await window.cardPicture[kind](card), name);
      window.say("");
    } catch (error) {
      console.info("picture:", error.message);
      window.say(NO_PICTURE);
    }
  }

  /* Nothing that shows the fields of a card is taken while one of them holds what must not leave it. */
  function taken(item) {
    const told = item.closest("details[data-card]").dataset;
    const card = document.getElementById(told.card);
    const kind = item.dataset.picture;
    function work() {
      if (!kind) { return fetched(item, card); }
      return kind === "copy" ? copy(card) : picture(card, kind, told.file + "." + kind);
    }
    const refused = (kind || item.pathname.endsWith(".pptx")) && card.querySelector("[aria-invalid=true]");
    if (!refused) { once(item, work); return; }
    window.say(PERSONAL);
    item.closest("details").open = false;
    refused.focus();
  }

  document.addEventListener("click", function (event) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    const button = event.target.closest("[data-picture]");
    const link = event.target.closest("a[data-download]");
    if (button) { taken(button); }
    if (link) {
      event.preventDefault();
      taken(link);
    }
  });

  /* A menu that the keyboard has left covers nothing. */
  document.addEventListener("focusout", function (event) {
    const menu = event.target.closest && event.target.closest("details[data-card]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) { menu.open = false; }
  });
}());
