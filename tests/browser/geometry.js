/* What does not fit on the page that is shown, in words; an empty list when everything does.
   The texts inside charts are held to it where `withCharts` is set: charts are drawn for wide windows. */
(withCharts) => {
  const SLACK = 1.5;
  const LEAST_TARGET = 24;
  const faults = [];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 0;
  const named = (node) => (node.getAttribute('aria-label') || node.textContent).trim().slice(0, 50);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector)).filter(shown);
  const leavesX = (inner, outer) => inner.left < outer.left - SLACK || inner.right > outer.right + SLACK;
  const leavesY = (inner, outer) => inner.top < outer.top - SLACK || inner.bottom > outer.bottom + SLACK;
  const intersect = (a, b) => a.left < b.right - SLACK && b.left < a.right - SLACK
    && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK;
  const scrolls = (node) => node.closest('.matrix-frame, .table-frame, [data-rolls]') !== null;

  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) { faults.push(`the page is ${page.scrollWidth} wide on ${page.clientWidth}`); }

  all('.card').forEach((card) => {
    const frame = card.getBoundingClientRect();
    (withCharts ? all('svg text', card) : []).forEach((text) => {
      const box = text.getBoundingClientRect();
      const drawing = text.closest('.main-svg').getBoundingClientRect();
      if (leavesX(box, frame) || leavesX(box, drawing) || leavesY(box, drawing)) {
        faults.push(`${card.id}: the chart's text "${named(text)}" is cut off`);
      }
    });
    all('h2, button, summary, .switch, .tool, .finding, .foot-text', card).forEach((node) => {
      if (scrolls(node)) { return; }
      if (leavesX(node.getBoundingClientRect(), frame) || leavesY(node.getBoundingClientRect(), frame)) {
        faults.push(`${card.id}: "${named(node)}" leaves its card`);
      }
    });
    const layers = ['.yaxislayer-above text', '.xaxislayer-above text', '.textpoint text, .bartext'];
    (withCharts ? layers : []).forEach((selector) => {
      const boxes = all(selector, card).map((text) => [named(text), text.getBoundingClientRect()]);
      boxes.forEach(([name, box], place) => boxes.slice(place + 1).forEach(([other, beside]) => {
        if (intersect(box, beside)) { faults.push(`${card.id}: "${name}" lies on "${other}"`); }
      }));
    });
  });

  all('h1, h2, button, summary, .segment, .menu-button, .chip, .tool, .switch').forEach((node) => {
    const isEllipsis = getComputedStyle(node).textOverflow === 'ellipsis';
    if (node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 1 && !isEllipsis) {
      faults.push(`"${named(node)}" is wider than its box`);
    }
  });
  all('button, summary, a.segment, a.chip, a.tool, a.switch, nav a, .menu-item, .matrix td a').forEach((node) => {
    const box = node.getBoundingClientRect();
    if (Math.min(box.width, box.height) < LEAST_TARGET - 0.5) {
      faults.push(`"${named(node)}" is ${Math.round(box.width)} by ${Math.round(box.height)}, too small to hit`);
    }
  });
  return [...new Set(faults)];
}
