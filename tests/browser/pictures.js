/* What is wrong with the pictures of the cards that are shown, in words; an empty list when nothing is. */
async () => {
  const faults = [];
  const plain = (text) => text.replace(/\s+/g, '');
  const words = (root, selector) => Array.from(root.querySelectorAll(selector)).map((node) => node.textContent);
  const seen = (root, selector) => Array.from(root.querySelectorAll(selector))
    .filter((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true })).map((node) => node.textContent);
  const menus = Array.from(document.querySelectorAll('details[data-card]')).filter((menu) => menu.offsetWidth > 0);
  for (const menu of menus) {
    const told = menu.dataset;
    const card = document.getElementById(told.card);
    const text = await (await window.cardPicture.svg(card)).text();
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (root.querySelector('parsererror, script, foreignObject, a, use[href]')) { faults.push(`${told.card}: is no harmless SVG`); }
    const found = plain(words(root, 'text').join(''));
    const wanted = [...words(card, 'h2, .finding, .foot-text'), told.selection, told.protection, told.mark];
    wanted.push(...(card.classList.contains('is-chart') ? seen(card, '.card-graph text') : []));
    wanted.filter((part) => !found.includes(plain(part))).forEach((part) => faults.push(`${told.card}: lacks "${part}"`));
    const width = Number(root.getAttribute('width'));
    root.querySelectorAll('g > text[textLength]').forEach((line) => {
      const end = Number(line.getAttribute('x')) + Number(line.getAttribute('textLength'));
      if (end > width) { faults.push(`${told.card}: "${line.textContent}" leaves the picture`); }
    });
  }
  return menus.length ? faults : ['no card has a menu'];
}
