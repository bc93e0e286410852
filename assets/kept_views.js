/* The order of a presentation's views: by dragging, by buttons and by Alt with an arrow. */
(function () {
  "use strict";
  const EDGE = 70;
  const STEP = 14;
  let isSending = false;
  let isChanged = false;

  function list() { return document.getElementById("kept-views"); }
  function idOf(item) { return item.id.replace(/^view-/, ""); }
  function order() { return Array.from(list().children, idOf); }
  function address() { return document.getElementById("main").dataset.kept; }
  function headingOf(item) { return item.querySelector("h3").textContent; }

  /* Puts the views in the server's order. Those that are unchanged are not touched: what is typed in them stays. */
  window.kept.arrange = function (reply) {
    const box = list();
    if (!box) { return; }
    const here = new Map(Array.from(box.children, function (item) { return [idOf(item), item]; }));
    if (reply.order.some(function (id) { return !here.has(id) && !(id in reply.views); })) { window.kept.reload(); return; }
    reply.order.forEach(function (id) {
      if (here.has(id)) { return; }
      const item = document.createElement("li");
      item.id = "view-" + id;
      item.className = "kept-view";
      box.append(item);
      here.set(id, item);
    });
    window.dash_clientside.frame.paint(Object.fromEntries(Object.entries(reply.views).map(function (pair) {
      return ["view-" + pair[0], { children: pair[1] }];
    })));
    here.forEach(function (item, id) { if (!reply.order.includes(id)) { item.remove(); } });
    box.dataset.revision = reply.revision;
    if (isSending || isChanged) { return; }
    const active = document.activeElement;
    reply.order.forEach(function (id, place) {
      if (box.children[place] !== here.get(id)) { box.insertBefore(here.get(id), box.children[place]); }
    });
    if (active && active !== document.activeElement && box.contains(active)) { active.focus(); }
  };

  async function keepOrder() {
    isChanged = true;
    if (isSending) { return; }
    isSending = true;
    let reply = { isDone: true };
    while (isChanged && reply.isDone && list()) {
      isChanged = false;
      reply = await window.kept.ask("POST", address() + "/order", { order: order(), revision: Number(list().dataset.revision) });
      if (reply.isDone && list()) { list().dataset.revision = reply.revision; }
    }
    isSending = false;
    isChanged = false;
    if (!list()) { return; }
    if (reply.isDone) { window.kept.arrange(reply); return; }
    await window.kept.reload();
    window.kept.tell(reply.status === 409 ? "Någon annan har ändrat ordningen. Nu visas den som gäller; flytta igen om det behövs." : reply.error);
  }

  function announce(item) {
    const place = Array.from(list().children).indexOf(item) + 1;
    window.kept.tell("”" + headingOf(item) + "” är vy " + place + " av " + list().children.length + ".");
  }

  function move(item, isUp) {
    const other = isUp ? item.previousElementSibling : item.nextElementSibling;
    if (!other) { announce(item); return; }
    if (isUp) { item.after(other); } else { item.before(other); }
    item.scrollIntoView({ block: "nearest" });
    announce(item);
    keepOrder();
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-move]");
    if (button) { move(button.closest(".kept-view"), button.dataset.move === "up"); }
    if (event.target.closest("[data-copylink]")) { copyLink(); }
  });

  document.addEventListener("keydown", function (event) {
    const item = event.target.closest && event.target.closest(".kept-view");
    if (!item || !event.altKey || !/^Arrow(Up|Down)$/.test(event.key) || event.target.matches("input, textarea, select")) { return; }
    event.preventDefault();
    move(item, event.key === "ArrowUp");
  });

  /* The dragged view stays where it is in the document and the others pass it, or the pointer would be lost. */
  let dragged = null;
  function pass(y) {
    const before = dragged.item.previousElementSibling;
    const after = dragged.item.nextElementSibling;
    const middle = function (item) { const box = item.getBoundingClientRect(); return box.top + box.height / 2; };
    if (before && y < middle(before)) { dragged.item.after(before); return true; }
    if (after && y > middle(after)) { dragged.item.before(after); return true; }
    return false;
  }

  document.addEventListener("pointerdown", function (event) {
    const handle = event.target.closest("[data-drag]");
    if (!handle || event.button !== 0) { return; }
    dragged = { item: handle.closest(".kept-view"), isMoved: false };
    handle.setPointerCapture(event.pointerId);
    dragged.item.classList.add("is-dragged");
  });
  document.addEventListener("pointermove", function (event) {
    if (!dragged) { return; }
    if (event.clientY < EDGE) { scrollBy(0, -STEP); } else if (event.clientY > innerHeight - EDGE) { scrollBy(0, STEP); }
    while (pass(event.clientY)) { dragged.isMoved = true; }
  });
  function drop() {
    if (!dragged) { return; }
    const was = dragged;
    dragged = null;
    was.item.classList.remove("is-dragged");
    if (was.isMoved) { announce(was.item); keepOrder(); }
  }
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.origin + location.pathname);
      window.say("Länken är kopierad.");
    } catch (error) {
      console.info("copy:", error.name);
      window.say("Länken kunde inte kopieras. Kopiera adressen överst i webbläsaren.");
    }
  }
}());
