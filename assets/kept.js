/* What is kept of presentations: asked for, painted, and sent. What is typed stays until the server has kept it. */
(function () {
  "use strict";
  const UNREACHED = "Servern svarar inte, så inget har sparats. Det du har skrivit står kvar. Försök igen.";
  const drafts = new Map();
  const keys = new Map();
  const busy = new Set();

  async function ask(method, address, body) {
    const headers = { Accept: "application/json" };
    if (body) { headers["Content-Type"] = "application/json"; }
    try {
      const response = await fetch(address, { method: method, headers: headers, body: body && JSON.stringify(body) });
      const reply = await response.json();
      reply.isDone = response.ok;
      reply.status = response.status;
      if (!response.ok && !reply.error) { reply.error = UNREACHED; }
      return reply;
    } catch (error) {
      console.info("kept:", error.name);
      return { isDone: false, status: 0, error: UNREACHED };
    }
  }

  /* An id for what is new: sent again after an answer that never came, it is still made once. */
  function newKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  function tell(words, undo) {
    const place = document.getElementById("kept-status");
    if (!place) { if (words) { window.say(words); } return; }
    place.replaceChildren(words || "");
    if (!undo) { return; }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool";
    button.textContent = "Ångra";
    button.dataset.post = undo;
    place.append(" ", button);
    button.focus();
  }

  function show(reply) {
    window.dash_clientside.frame.paint(reply.parts || {});
    if (reply.order) { window.kept.arrange(reply); }
    restore();
  }

  async function load(place) {
    place.dataset.asked = place.dataset.kept;
    const reply = await ask("GET", place.dataset.kept);
    if (place.dataset.asked !== place.dataset.kept || !place.isConnected) { return; }
    place.classList.toggle("is-unreached", !reply.isDone);
    if (reply.isDone) { show(reply); return; }
    const isGone = reply.status === 404;
    if (isGone && document.getElementById("kept-head")) { document.getElementById("page-title").textContent = "Presentationen finns inte"; }
    const again = { type: "Button", props: { className: "tool", "data-again": "", children: "Försök igen" } };
    const words = { type: "P", props: { className: "fault-note", children: isGone ? reply.error : [reply.error, " ", again] } };
    const empty = Array.from(place.querySelectorAll(".kept-content"))
      .filter(function (box) { return box.childElementCount === 0 || box.querySelector("[data-again]"); });
    window.dash_clientside.frame.paint(Object.fromEntries(empty.map(function (box) { return [box.id, { children: words }]; })));
    if (!empty.length) { tell(reply.error); }
  }

  function reload() { return Promise.all(Array.from(document.querySelectorAll("[data-kept]"), load)); }

  /* Drafts: what is typed and not yet kept, with the revision it was typed on. */
  function fields(form) { return Array.from(form.querySelectorAll("input, textarea, select")); }
  function values(form) { return Object.fromEntries(fields(form).map(function (field) { return [field.name, field.value]; })); }
  function byDefault(field) {
    if (field.tagName !== "SELECT") { return field.defaultValue; }
    const chosen = Array.from(field.options).find(function (option) { return option.defaultSelected; }) || field.options[0];
    return chosen ? chosen.value : "";
  }

  function note(form) {
    const isChanged = fields(form).some(function (field) { return field.value !== byDefault(field); });
    if (isChanged) { drafts.set(form.id, { revision: form.dataset.revision, values: values(form) }); } else { drafts.delete(form.id); }
  }

  function restore() {
    drafts.forEach(function (draft, id) {
      const form = document.getElementById(id);
      if (!form || busy.has(id)) { return; }
      fields(form).forEach(function (field) { if (field.name in draft.values && field.value !== draft.values[field.name]) { field.value = draft.values[field.name]; } });
      form.dataset.revision = draft.revision;
      for (let part = form.closest("details"); part; part = part.parentElement.closest("details")) { part.open = true; }
    });
  }

  function forget(form) { drafts.delete(form.id); keys.delete(form.id); }

  function clear(form) {
    document.getElementById(form.id + "-fault").textContent = "";
    window.dash_clientside.frame.paint({ [form.id + "-conflict"]: { children: null } });
    fields(form).forEach(function (field) { field.removeAttribute("aria-invalid"); });
  }

  function hold(form, isHeld) {
    form.setAttribute("aria-busy", String(isHeld));
    fields(form).forEach(function (field) { if (field.tagName !== "SELECT") { field.readOnly = isHeld; } });
  }

  async function submit(form) {
    if (busy.has(form.id)) { return; }
    busy.add(form.id);
    if (!keys.has(form.id)) { keys.set(form.id, newKey()); }
    const more = form.dataset.more ? JSON.parse(form.dataset.more) : {};
    const sent = Object.assign(values(form), more, { revision: Number(form.dataset.revision), key: keys.get(form.id) });
    hold(form, true);
    const reply = await ask("POST", form.dataset.send, sent);
    busy.delete(form.id);
    const now = document.getElementById(form.id) || form;
    hold(now, false);
    clear(now);
    if (!reply.isDone) { refuse(now, reply); return; }
    forget(now);
    now.reset();
    show(reply);
    shut(form.id);
    tell(reply.said);
    now.dispatchEvent(new CustomEvent("kept", { bubbles: true, detail: reply }));
  }

  /* A form that changes something is put away when that is kept; one that makes something new waits for more. */
  function shut(id) {
    const form = document.getElementById(id);
    const box = form && !/^decide-/.test(id) && form.closest("details");
    if (!box) { return; }
    box.open = false;
    box.querySelector("summary").focus();
  }

  function refuse(form, reply) {
    note(form);
    if (reply.present) {
      form.present = { values: reply.present, revision: reply.revision };
      window.dash_clientside.frame.paint(reply.parts);
      form.querySelector("[data-keep]").focus();
      return;
    }
    document.getElementById(form.id + "-fault").textContent = reply.error;
    const field = reply.field && form.querySelector("[name='" + reply.field + "']");
    if (field) { field.setAttribute("aria-invalid", "true"); field.focus(); }
  }

  /* After a conflict: one's own text on the present revision, or the other person's text. */
  function settle(form, isMine) {
    form.dataset.revision = form.present.revision;
    clear(form);
    if (isMine) { note(form); submit(form); return; }
    forget(form);
    reload().then(function () { tell("Den andra personens text gäller."); });
  }

  async function post(button) {
    const address = button.dataset.post;
    if (busy.has(address)) { return; }
    busy.add(address);
    const reply = await ask("POST", address, JSON.parse(button.dataset.body || "{}"));
    busy.delete(address);
    if (!reply.isDone) {
      tell(reply.error);
      if (reply.status === 409 || reply.status === 404) { reload(); }
      return;
    }
    show(reply);
    tell(reply.said, reply.removed && address.replace(/remove$/, "restore"));
    document.dispatchEvent(new CustomEvent("kept", { detail: reply }));
    if (/restore$/.test(address)) { focusView(address.split("/").slice(-2)[0]); }
  }

  function focusView(id) {
    const button = document.querySelector("#view-" + CSS.escape(id) + " [data-drag]");
    (button || document.getElementById("page-title")).focus();
  }

  document.addEventListener("input", function (event) {
    const form = event.target.closest("form[data-send]");
    if (form) { note(form); }
  });
  document.addEventListener("submit", function (event) {
    const form = event.target.closest("form[data-send]");
    if (form) { event.preventDefault(); submit(form); }
  });
  document.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) { return; }
    if (button.dataset.post) { post(button); }
    if (button.dataset.keep) { settle(button.closest("form"), button.dataset.keep === "mine"); }
    if ("again" in button.dataset) { reload(); }
  });
  addEventListener("beforeunload", function (event) { if (drafts.size) { event.preventDefault(); } });
  addEventListener("DOMContentLoaded", function () {
    new MutationObserver(function () {
      document.querySelectorAll("[data-kept]").forEach(function (place) {
        if (place.dataset.asked !== place.dataset.kept) { load(place); }
      });
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-kept"] });
  });

  window.kept = { ask: ask, show: show, tell: tell, reload: reload, forget: forget, arrange: function () { return undefined; } };
}());
