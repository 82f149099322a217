// The legend below the map. An entry is a switch: pressed entries stay, the rest of the map pales.
import { patternCss } from './patterns.js';

export function createLegend(host, element) {
  const filter = new Set();
  const lineFilter = new Set();

  function draw() {
    const { view } = host.data;
    for (const [set, entries] of [[filter, view.classes], [lineFilter, view.lineClasses]]) {
      const keys = new Set(entries.map((entry) => entry.key));
      set.forEach((key) => keys.has(key) || set.delete(key));
    }
    const title = document.createElement('span');
    title.className = 'legend-title';
    title.textContent = view.legendTitle;
    element.replaceChildren(title,
      ...view.classes.map((entry) => button(entry, filter, swatch(entry))),
      ...view.lineClasses.map((entry) => button(entry, lineFilter, stroke(entry))));
  }

  function button(entry, set, sample) {
    const item = document.createElement('button');
    item.type = 'button';
    item.className = 'legend-entry';
    item.dataset.key = entry.key;
    item.setAttribute('aria-pressed', String(set.has(entry.key)));
    const name = document.createElement('span');
    name.textContent = entry.label;
    const count = document.createElement('span');
    count.className = 'count';
    count.textContent = entry.count ?? '';
    item.append(sample, name, count);
    item.onclick = () => {
      set.has(entry.key) ? set.delete(entry.key) : set.add(entry.key);
      draw();
      host.regencies.paint();
      host.arcs.fade();
      element.querySelector(`[data-key="${CSS.escape(entry.key)}"]`)?.focus();
    };
    return item;
  }

  function swatch(entry) {
    const sample = document.createElement('i');
    sample.className = 'swatch';
    sample.style.background = patternCss(entry);
    sample.textContent = entry.symbol;
    return sample;
  }

  function stroke(entry) {
    const sample = document.createElement('i');
    sample.className = 'swatch line';
    sample.style.setProperty('--colour', entry.colour);
    sample.textContent = entry.symbol;
    return sample;
  }

  return { draw, filter, lineFilter };
}
