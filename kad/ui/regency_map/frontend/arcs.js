// Curved links between seats. Several links of one pair fan out; a wide unseen twin makes each easy to hover.
const STEPS = 28;
const DASHES = { solid: null, dashed: '8 6', dotted: '1 6', dashdot: '10 5 2 5' };

export function createArcLayer(host) {
  const { leaflet: L, map } = host;
  map.createPane('arcs').style.zIndex = 460;
  const layer = L.layerGroup().addTo(map);
  const drawn = new Map();

  function draw() {
    const { arcs, lineClasses } = host.data.view;
    const colours = Object.fromEntries(lineClasses.map((entry) => [entry.key, entry.colour]));
    const wanted = new Map(arcs.map((arc) => [arc.id, arc]));
    for (const [id, entry] of drawn) {
      if (JSON.stringify(wanted.get(id)) !== entry.state) {
        layer.removeLayer(entry.line);
        layer.removeLayer(entry.hit);
        drawn.delete(id);
      }
    }
    for (const arc of arcs) if (!drawn.has(arc.id)) drawn.set(arc.id, add(arc, colours[arc.group] ?? '#6A7882'));
    fade();
  }

  function add(arc, colour) {
    const points = curve(arc.start, arc.end, arc.fan);
    const line = L.polyline(points, {
      pane: 'arcs', className: `link l-${arc.id}`, color: colour, weight: arc.width, dashArray: DASHES[arc.style],
      lineCap: 'round', smoothFactor: 0, interactive: false,
    }).addTo(layer);
    const hit = L.polyline(points, { pane: 'arcs', className: 'link-hit', opacity: 0, weight: 14, smoothFactor: 0 }).addTo(layer);
    if (arc.directed) line.getElement().setAttribute('marker-end', `url(#${arrow(line.getElement(), colour)})`);
    hit.on('mouseover', (event) => { line.getElement().classList.add('hovered'); host.tooltip.show(arc.hover, event.originalEvent); });
    hit.on('mousemove', (event) => host.tooltip.move(event.originalEvent));
    hit.on('mouseout', () => { line.getElement().classList.remove('hovered'); host.tooltip.hide(); });
    hit.on('click', (event) => { L.DomEvent.stopPropagation(event); host.pick({ kind: 'link', id: arc.id }); });
    return { line, hit, arc, state: JSON.stringify(arc) };
  }

  function fade() {
    const { lineFilter } = host.legend;
    for (const { line, hit, arc } of drawn.values()) {
      const hidden = lineFilter.size > 0 && !lineFilter.has(arc.group);
      line.getElement().classList.toggle('filtered', hidden);
      hit.getElement().style.pointerEvents = hidden ? 'none' : '';
    }
  }

  return { draw, fade };
}

// A quadratic Bézier bowed to the left of its direction; `fan` moves the bow outward or to the other side.
function curve([lat0, lon0], [lat1, lon1], fan) {
  const bow = 0.2 + 0.13 * Math.abs(fan);
  const side = fan < 0 ? -1 : 1;
  const middle = [(lat0 + lat1) / 2 + side * bow * (lon1 - lon0), (lon0 + lon1) / 2 - side * bow * (lat1 - lat0)];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const t = step / STEPS;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [a * lat0 + b * middle[0] + c * lat1, a * lon0 + b * middle[1] + c * lon1];
  });
}

function arrow(path, colour) {
  const svg = path.ownerSVGElement;
  const id = `arrow-${colour.slice(1)}`;
  if (!svg.querySelector(`#${id}`)) {
    svg.insertAdjacentHTML('afterbegin', `<defs><marker id="${id}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="5" markerHeight="5" markerUnits="strokeWidth" orient="auto"><path d="M0 0L10 5L0 10z" fill="${colour}"/></marker></defs>`);
  }
  return id;
}
