/* A copy of a card as it goes into pictures, laid out beside the page: in the light theme, with nothing rolled away,
   what is written in its fields as text, and selection, protection and mark under it. Whoever asks takes it away. */
(function () {
  "use strict";
  const LEFT_OUT = ".card-tools, .visually-hidden, button, .field-fault, .jamkas > .hint, .card-notes details:not([open]), " +
    "details:not([open]) > :not(summary), .menu-panel, .segments a:not([aria-current=true]), .card-choices .choices, .card-graph > *";

  function paragraph(text, className) {
    const made = document.createElement("p");
    made.className = className;
    made.textContent = text;
    return made;
  }

  /* What is written or chosen in a field stands in the picture as text. */
  function valueOf(field) {
    if (field.type === "checkbox" || field.type === "radio") { return field.checked ? "☑" : "☐"; }
    return (field.tagName === "SELECT" && field.selectedOptions[0] ? field.selectedOptions[0].text : field.value).trim() || "–";
  }

  function copied(card) {
    const copy = card.cloneNode(true);
    const fields = Array.from(card.querySelectorAll("input, select, textarea"));
    copy.querySelectorAll("input, select, textarea").forEach(function (field, place) {
      field.replaceWith(paragraph(valueOf(fields[place]), "picture-value"));
    });
    const told = card.querySelector("details[data-card]").dataset;
    copy.querySelectorAll(LEFT_OUT).forEach(function (part) { part.remove(); });
    copy.querySelectorAll("q").forEach(function (quote) { quote.prepend("”"); quote.append("”"); });
    const selection = paragraph("", "picture-line");
    told.selection.split(" · ").forEach(function (words, place) {
      const part = document.createElement("span");
      part.textContent = words;
      selection.append(place ? " · " : "", part);
    });
    copy.append(selection);
    if (told.protection) { copy.append(paragraph(told.protection, "picture-line")); }
    if (told.mark) { copy.append(paragraph(told.mark, "picture-line picture-mark")); }
    return copy;
  }

  window.pictureStage = function (card) {
    const stage = document.createElement("div");
    stage.className = "picture-stage";
    stage.dataset.theme = "light";
    stage.style.width = card.getBoundingClientRect().width + "px";
    const copy = copied(card);
    stage.append(copy);
    document.body.append(stage);
    if (copy.scrollWidth > copy.clientWidth) { stage.style.width = copy.scrollWidth + copy.offsetWidth - copy.clientWidth + "px"; }
    return stage;
  };
}());
