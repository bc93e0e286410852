/* Links that change the address without leaving the page, menus, passport, theme and focus. */
(function () {
  "use strict";

  function go(href) {
    if (new URL(href, location.href).href === location.href) { return; }
    history.pushState({}, "", href);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /* A page's callback listens to the page's own copy of the query; a new page comes with its query in place. */
  let routed = location.pathname;
  let told = location.search;
  function tell() {
    const main = document.querySelector("main[data-address]");
    const path = location.pathname.replace(/\/+$/, "") || "/";
    if (!main || main.dataset.path !== path || told === location.search) { return; }
    told = location.search;
    window.dash_clientside.set_props(main.dataset.address, { data: told });
  }
  function moved() {
    if (location.pathname === routed) { tell(); return; }
    routed = location.pathname;
    told = location.search;
  }
  addEventListener("_dashprivate_pushstate", moved);
  addEventListener("popstate", moved);

  function closeMenus(except) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (menu !== except) { menu.open = false; }
    });
  }

  function withFilters(link) {
    const target = new URL(link.href);
    const search = location.search.replace(/([?&])jobb=[^&]*&?/, "$1").replace(/[?&]$/, "");  // of one page alone
    return link.hasAttribute("data-page") && !target.search ? target.pathname + search : link.getAttribute("href");
  }

  document.addEventListener("click", function (event) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    const link = event.target.closest("a[data-nav]");
    if (link) {
      event.preventDefault();
      go(withFilters(link));
      return;
    }
    if (event.target.closest("[data-close]")) { document.getElementById("passport").close(); }
    if (event.target.closest("#theme-switch")) { switchTheme(); }
    closeMenus(event.target.closest("details[data-menu]"));
  });

  /* A form that chooses: each field is a name in the address, taken out again when it is empty. */
  function choose(form) {
    const main = document.querySelector("main[data-shown]");  // what is shown though the address leaves it out
    const search = new URLSearchParams(main ? main.dataset.shown : location.search);
    new FormData(form).forEach(function (value, name) {
      if (value === "") { search.delete(name); } else { search.set(name, value); }
    });
    go(location.pathname + "?" + search.toString().replace(/%2C/g, ","));
  }
  document.addEventListener("change", function (event) {
    const form = event.target.closest("form[data-choose]");
    /* A date is half written while its year is: it is judged when the field is left. */
    if (event.target.type === "date" && !event.target.checkValidity()) { return; }
    if (form && form.reportValidity()) { choose(form); }
  });
  document.addEventListener("focusout", function (event) {
    if (event.target.type === "date" && event.target.form) { event.target.form.reportValidity(); }
  });
  document.addEventListener("submit", function (event) {
    if (!event.target.matches("form[data-choose]")) { return; }
    event.preventDefault();
    choose(event.target);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    const open = document.querySelector("details[data-menu][open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  /* Theme */
  function showTheme() {
    const button = document.getElementById("theme-switch");
    if (!button) { return; }
    const dark = document.documentElement.dataset.theme === "dark";
    button.setAttribute("aria-pressed", String(dark));
  }

  function switchTheme() {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch (error) { console.info("theme is not kept:", error.name); }
    showTheme();
    dispatchEvent(new CustomEvent("themechange"));
  }

  /* A message that goes away by itself */
  let hide = 0;
  window.say = function (text, link) {
    const toast = document.getElementById("toast");
    clearTimeout(hide);
    toast.textContent = text;
    if (link) {
      const way = Object.assign(document.createElement("a"), { textContent: link.words, href: link.href });
      way.dataset.nav = "";
      toast.append(" ", way);
    }
    hide = setTimeout(function () { toast.textContent = ""; }, link ? 15000 : 5000);
  };

  /* After each change of page: title, current link, focus on the heading */
  let shown = null;
  let opener = null;
  function afterPaint() {
    const heading = document.getElementById("page-title");
    if (!heading || heading.textContent === shown) { return; }
    document.querySelectorAll("a[data-page]").forEach(function (link) {
      const isHere = link.pathname === location.pathname || (link.pathname !== "/" && location.pathname.startsWith(link.pathname + "/"));
      if (isHere) { link.setAttribute("aria-current", "page"); }
      else { link.removeAttribute("aria-current"); }
    });
    document.title = heading.textContent + " – Vägar till sysselsättning";
    showTheme();
    tell();
    if (shown !== null) { heading.focus({ preventScroll: true }); scrollTo(0, 0); }
    shown = heading.textContent;
  }

  function showPassport() {
    const dialog = document.getElementById("passport");
    if (!dialog.open) { opener = document.activeElement; dialog.showModal(); }
    document.getElementById("passport-title").focus();
    dialog.scrollTop = 0;
  }

  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(function (changes) {
      afterPaint();
      const inPassport = changes.some(function (change) { return change.target.closest && change.target.closest("#passport-content"); });
      if (inPassport && document.getElementById("passport-title")) { showPassport(); }
    }).observe(document.body, { childList: true, subtree: true });
  });
  document.addEventListener("close", function (event) {
    if (event.target.id === "passport" && opener) { opener.focus(); }
  }, true);
}());
