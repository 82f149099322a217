// The regencies as SVG paths: filled by class, hovered, clicked, brushed and reached by keyboard.
import { patternFill } from './patterns.js';

const CLASSIC_DARK = '#1D2A33';

export function createRegencyLayer(host, geometry) {
  const { leaflet: L, map } = host;
  addContext(L, map, geometry);
  const paths = {};
  const layer = L.geoJSON(geometry.regencies, {
    style: { className: 'regency-path', weight: 1, fillOpacity: 1 },
    onEachFeature: (feature, path) => {
      const code = feature.properties.regency_code;
      paths[code] = path;
      path.on('add', () => prepare(path.getElement(), code));
      path.on('mouseover', (event) => enter(code, event.originalEvent));
      path.on('mousemove', (event) => host.tooltip.move(event.originalEvent));
      path.on('mouseout', () => leave(code));
      path.on('mousedown', (event) => press(code, event));
      path.on('click', (event) => { L.DomEvent.stopPropagation(event); choose(code); });
    },
  }).addTo(map);

  map.createPane('outlines').style.zIndex = 450;
  map.getPane('outlines').style.pointerEvents = 'none';
  const outlines = L.layerGroup().addTo(map);
  let drawnOutlines = null;
  let brushing = false;
  document.addEventListener('pointerup', () => { brushing = false; });

  function prepare(element, code) {
    element.classList.add('regency', `r-${code.replace('.', '')}`);
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '0');
    element.setAttribute('data-code', code);
    element.addEventListener('keydown', (event) => onKey(code, event));
    element.addEventListener('focus', () => element.classList.add('focused'));
    element.addEventListener('blur', () => element.classList.remove('focused'));
  }

  function enter(code, event) {
    if (brushing) host.stroke(code);
    paths[code].getElement().classList.add('hovered');
    host.tooltip.show(host.data.view.hover[code], event);
  }

  function leave(code) {
    paths[code].getElement().classList.remove('hovered');
    host.tooltip.hide();
  }

  // With a brush, pressing and dragging paints every regency passed over; the map must not pan meanwhile.
  function press(code, event) {
    if (!host.brush) return;
    brushing = true;
    map.dragging.disable();
    document.addEventListener('pointerup', () => map.dragging.enable(), { once: true });
    L.DomEvent.preventDefault(event.originalEvent);
    host.stroke(code);
  }

  function choose(code) {
    if (host.brush) host.stroke(code);
    else host.pick({ kind: 'regency', id: code });
  }

  function onKey(code, event) {
    const arrows = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    if (event.key === 'Enter' || event.key === ' ') choose(code);
    else if (event.key === 'Escape') host.pick({ kind: 'sea', id: '' });
    else if (arrows[event.key]) focusTowards(code, arrows[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function focusTowards(code, [dx, dy]) {
    const here = map.latLngToLayerPoint(geometry.anchors[code].point);
    let best = null;
    for (const [other, anchor] of Object.entries(geometry.anchors)) {
      if (other === code) continue;
      const there = map.latLngToLayerPoint(anchor.point);
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      if (along > 0 && (!best || along + 2 * across < best.cost)) best = { other, cost: along + 2 * across };
    }
    if (best) paths[best.other].getElement().focus();
  }

  function paint(codes = Object.keys(paths)) {
    const { view } = host.data;
    const classes = Object.fromEntries(view.classes.map((entry) => [entry.key, entry]));
    const filter = host.legend.filter;
    for (const code of codes) {
      const element = paths[code].getElement();
      const key = host.classOf(code);
      const entry = classes[key];
      const hidden = filter.size > 0 && !filter.has(key);
      element.setAttribute('aria-label', ariaLabel(view, code, entry));
      element.setAttribute('aria-pressed', String(host.selected === code));
      element.setAttribute('fill', entry ? patternFill(element, entry) : 'var(--no-data)');
      element.dataset.colour = entry?.colour ?? '';
      element.classList.toggle('faded', hidden || view.faded.includes(code));
      element.classList.toggle('selected', host.selected === code);
      element.classList.toggle('locked', host.data.locked.includes(code));
    }
    paintOutlines();
  }

  function ariaLabel(view, code, entry) {
    return [view.hover[code]?.[0] ?? view.labels[code] ?? code, entry?.label].filter(Boolean).join(', ');
  }

  function paintOutlines() {
    const groups = host.data.view.outlines;
    const groupOf = {};
    groups.forEach((members, index) => members.forEach((code) => { groupOf[code] = index; }));
    for (const stroke of host.pending.filter((event) => event.kind === 'paint')) {
      const like = groups.findIndex((members) => host.data.view.classOf[members[0]] === stroke.to);
      groupOf[stroke.id] = like >= 0 ? like : `new-${stroke.to}`;
    }
    const state = JSON.stringify([groupOf, host.data.view.sharedBorders, host.selected]);
    if (state === drawnOutlines) return;
    drawnOutlines = state;
    outlines.clearLayers();
    const bold = new Set(host.data.view.sharedBorders.map(([a, b]) => [a, b].sort().join('|')));
    for (const border of geometry.borders) {
      const zoned = groupOf[border.a] !== undefined && groupOf[border.a] !== (border.b ? groupOf[border.b] : undefined);
      const shared = border.b && bold.has([border.a, border.b].sort().join('|'));
      const chosen = host.selected && (border.a === host.selected || border.b === host.selected);
      if (!zoned && !shared && !chosen) continue;
      const className = chosen ? 'outline chosen' : shared ? 'outline shared' : 'outline';
      L.polyline(border.lines, { pane: 'outlines', interactive: false, color: CLASSIC_DARK, weight: chosen ? 2 : shared ? 3.2 : 1.6, className }).addTo(outlines);
    }
  }

  return {
    paint,
    paths,
    bounds: (codes) => (codes ? L.featureGroup(codes.map((code) => paths[code]).filter(Boolean)).getBounds() : layer.getBounds()),
  };
}

function addContext(L, map, geometry) {
  map.createPane('context').style.zIndex = 200;
  L.geoJSON(geometry.context, { pane: 'context', interactive: false, style: { className: 'context-land', weight: 0.6 } }).addTo(map);
}
