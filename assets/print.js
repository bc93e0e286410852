/* Before the page is printed: light colours, the width of the paper and every chart drawn; then back again. */
(function () {
  "use strict";
  const root = document.documentElement;
  const SHEET = 1048;
  const SIZES = [1.3, 1.15, 1, 0.9, 0.82, 0.75];
  let theme = null;
  const heights = new Map();

  /* Paper cannot be rolled: a field is as high as what is written in it. */
  function openFields() {
    document.querySelectorAll("main textarea").forEach(function (field) {
      heights.set(field, field.style.height);
      field.style.height = field.scrollHeight + field.offsetHeight - field.clientHeight + "px";
    });
  }

  function closeFields() {
    heights.forEach(function (height, field) { field.style.height = height; });
    heights.clear();
  }

  function prepare() {
    if (theme !== null) { return; }
    theme = root.dataset.theme || "light";
    root.dataset.theme = "light";
    root.classList.add("is-printing");
    openFields();
    narrowTables();
    fitAll();
    if (window.drawAll) { window.drawAll(); }
  }

  function restore() {
    if (theme === null) { return; }
    root.dataset.theme = theme;
    root.classList.remove("is-printing");
    closeFields();
    widenTables();
    theme = null;
    if (window.drawAll) { window.drawAll(); }
  }

  /* A table that is wider than the page is made smaller alone: else the browser makes everything smaller. */
  function narrowTables() {
    document.querySelectorAll(".grid table").forEach(function (table) {
      const room = table.parentElement.clientWidth;
      if (table.offsetWidth > room + 1) { table.style.zoom = (room / table.offsetWidth).toFixed(3); }
    });
  }

  function widenTables() {
    document.querySelectorAll(".grid table").forEach(function (table) { table.style.zoom = ""; });
  }

  /* A table takes the largest text that fits its sheet; one that never does goes on to the next. */
  function fit(sheet) {
    const detail = sheet.querySelector(".card-detail"), beside = sheet.querySelector(".sheet-beside");
    sheet.classList.remove("is-long");
    sheet.classList.toggle("is-long", Boolean(beside) && beside.scrollHeight > beside.clientHeight + 1);
    if (!detail || !detail.firstElementChild || sheet.querySelector(".card.is-message")) { return; }
    const fits = SIZES.find(function (size) {
      detail.style.zoom = String(size);
      const boxes = Array.from(detail.querySelectorAll(".table-frame, .matrix-frame, table"));
      return detail.scrollHeight <= detail.clientHeight + 1 && detail.scrollWidth <= detail.clientWidth + 1
        && boxes.every(function (box) { return box.scrollWidth <= box.clientWidth + 1; });
    });
    if (fits) { return; }
    name(sheet);
    detail.style.zoom = "0.85";
    sheet.classList.add("is-long");
  }

  /* A table that goes on over more sheets tells on each whose it is: its head is printed on every one. */
  function name(sheet) {
    const heads = sheet.querySelectorAll(".card-detail thead"), title = sheet.querySelector("h2");
    if (heads.length !== 1 || !title || sheet.querySelector(".sheet-again")) { return; }
    const row = document.createElement("tr"), cell = document.createElement("th");
    row.className = "sheet-again";
    cell.colSpan = 99;
    cell.textContent = title.textContent + " · " + sheet.querySelector(".sheet-foot").textContent;
    row.append(cell);
    heads[0].prepend(row);
  }

  function sheets() { return Array.from(document.querySelectorAll(".sheets .sheet:not(:last-child)")); }
  function fitAll() { sheets().forEach(fit); }
  function fitWindow() {
    const place = document.querySelector(".sheets");
    if (place) { place.style.setProperty("--fit", Math.min(1, place.parentElement.clientWidth / SHEET).toFixed(3)); }
  }

  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", restore);
  addEventListener("resize", fitWindow);
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) { window.print(); }
  });

  let soon = 0;
  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(function (changes) {
      const hasSheets = document.querySelector(".sheets") !== null;
      document.documentElement.classList.toggle("is-sheets", hasSheets);
      if (!hasSheets) { return; }
      const isSheet = changes.some(function (change) { return change.target.closest && change.target.closest("#page-content") && !change.target.closest(".js-plotly-plot"); });
      if (!isSheet) { return; }
      fitWindow();
      clearTimeout(soon);
      soon = setTimeout(fitAll, 50);
    }).observe(document.body, { childList: true, subtree: true });
  });
}());
