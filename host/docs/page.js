'use strict';
// Search.
const field = document.getElementById('search');
const found = document.getElementById('found');
const tables = [...document.querySelectorAll('article')].map((article) => ({
  article,
  item: document.getElementById('to-' + article.id),
  shapes: [...document.querySelectorAll('a.table')].filter((shape) => shape.getAttribute('href') === '#' + article.id),
  name: article.querySelector('h3').textContent.toLowerCase(),
  text: [...article.querySelectorAll('h3, .where, td:first-child')].map((each) => each.textContent.toLowerCase()).join('\n'),
}));
const services = [...document.querySelectorAll('section.service')];
const groups = [...document.querySelectorAll('nav details')];
const opened = groups.map((group) => group.open);

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const searching = words.length > 0;
  let count = 0;
  for (const table of tables) {
    const hit = words.every((word) => table.text.includes(word));
    count += hit ? 1 : 0;
    table.article.hidden = !hit;
    table.hit = hit;
    for (const shape of table.shapes) shape.classList.toggle('hit', searching && hit);
  }
  // A table below another one is listed below it, which stays then.
  for (const table of tables) table.item.hidden = !table.hit && ![...table.item.querySelectorAll('li')].some((item) => tables.some((other) => other.item === item && other.hit));
  for (const service of services) service.hidden = ![...service.querySelectorAll('article')].some((article) => !article.hidden);
  groups.forEach((group, i) => {
    group.hidden = ![...group.querySelectorAll('li')].some((item) => !item.hidden);
    group.open = searching ? !group.hidden : opened[i];
  });
  document.body.classList.toggle('searching', searching);
  found.textContent = searching ? (count === 1 ? '1 table' : count + ' tables') : '';
}

field.addEventListener('input', search);
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  const first = tables.find((table) => table.hit && table.name.includes(field.value.toLowerCase())) || tables.find((table) => table.hit);
  if (first) location.hash = first.article.id;
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  }
});
// A link to a table leads there, whatever is searched for.
window.addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && (target.hidden || target.closest('[hidden]'))) {
    field.value = '';
    search();
    target.scrollIntoView();
  }
});
search();

// Diagrams: dragged with the mouse, made larger and smaller by the wheel with Ctrl, by two fingers, or by buttons.
for (const diagram of document.querySelectorAll('.diagram')) {
  const svg = diagram.querySelector('svg');
  const whole = svg.viewBox.baseVal;
  const full = {x: whole.x, y: whole.y, width: whole.width, height: whole.height};
  let view = {...full};

  function show() {
    svg.setAttribute('viewBox', [view.x, view.y, view.width, view.height].join(' '));
  }
  function zoom(factor, clientX, clientY) {
    const at = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    const width = Math.min(Math.max(view.width * factor, 120), full.width * 2);
    const change = width / view.width;
    view = {x: at.x - (at.x - view.x) * change, y: at.y - (at.y - view.y) * change, width, height: view.height * change};
    show();
  }
  function zoomMiddle(factor) {
    const box = svg.getBoundingClientRect();
    zoom(factor, box.x + box.width / 2, box.y + box.height / 2);
  }

  const tools = document.createElement('div');
  tools.className = 'tools';
  for (const [text, label, action] of [['+', 'larger', () => zoomMiddle(0.7)], ['−', 'smaller', () => zoomMiddle(1 / 0.7)],
    ['⤢', 'all of it', () => { view = {...full}; show(); }]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', action);
    tools.append(button);
  }
  diagram.append(tools);
  diagram.classList.add('live');

  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(event.deltaY * 0.002), event.clientX, event.clientY);
  }, {passive: false});
  svg.addEventListener('dblclick', (event) => {
    if (!event.target.closest('a')) zoom(0.5, event.clientX, event.clientY);
  });

  const fingers = new Map();
  let moved = 0;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, event);
    moved = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const scale = svg.getScreenCTM().a;
    const others = [...fingers.values()].filter((finger) => finger.pointerId !== event.pointerId);
    if (others.length === 0) {
      view.x -= (event.clientX - before.clientX) / scale;
      view.y -= (event.clientY - before.clientY) / scale;
      show();
    } else {
      const distance = (finger) => Math.hypot(finger.clientX - others[0].clientX, finger.clientY - others[0].clientY);
      zoom(distance(before) / Math.max(distance(event), 1), others[0].clientX, others[0].clientY);
    }
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (moved > 4 && !svg.hasPointerCapture(event.pointerId)) {
      svg.setPointerCapture(event.pointerId);
      svg.classList.add('held');
    }
    fingers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    svg.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      svg.classList.remove('held');
    });
  }
  // What was dragged was not clicked; and the browser would drag a link by itself.
  svg.addEventListener('click', (event) => { if (moved > 4) event.preventDefault(); }, true);
  svg.addEventListener('dragstart', (event) => event.preventDefault());
}
