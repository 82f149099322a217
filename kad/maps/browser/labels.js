// Names on the map that never cover one another: inside the regency where they fit, else beside it with a leader.
const SVG = 'http://www.w3.org/2000/svg';
const DIRECTIONS = 16;
const DISTANCES = [0, 22, 34, 48, 64, 84];
const CELL = 6;                 // pixels per cell of the grid that remembers whose land a point is
const PADDING = 3;

export function createLabelLayer(host, geometry) {
  const { map } = host;
  const pane = map.createPane('labels');
  pane.style.zIndex = 620;
  pane.style.pointerEvents = 'none';
  const svg = document.createElementNS(SVG, 'svg');
  svg.classList.add('labels');
  pane.append(svg);
  const ruler = document.createElement('canvas').getContext('2d');
  const land = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const indexOf = Object.fromEntries(geometry.regencies.features.map((feature, index) => [feature.properties.regency_code, index + 1]));
  const order = Object.entries(geometry.anchors).sort(([, a], [, b]) => b.radius - a.radius).map(([code]) => code);

  function layout() {
    const size = map.getSize();
    if (!size.x || !size.y) return;
    const font = size.x < 640 ? 11 : size.x > 1500 ? 15 : 12.5;
    ruler.font = `600 ${font}px "Source Sans", "Source Sans Pro", sans-serif`;
    const owner = rasterise(size);
    const taken = obstacles();
    const nodes = [];
    for (const place of geometry.places) nodes.push(placeName(place, font));
    const first = host.selected ? [host.selected, ...order.filter((code) => code !== host.selected)] : order;
    for (const code of first) {
      const text = host.data.view.labels[code];
      if (!text) continue;
      const spot = bestSpot(code, text, font, size, owner, taken);
      if (!spot) continue;
      taken.push(spot.box);
      nodes.push(...draw(code, text, spot, font));
    }
    svg.replaceChildren(...nodes);
  }

  // Whose land each cell is, drawn once per layout: cheaper than asking every polygon for every candidate.
  function rasterise(size) {
    const width = Math.ceil(size.x / CELL);
    const height = Math.ceil(size.y / CELL);
    land.canvas.width = width;
    land.canvas.height = height;
    land.imageSmoothingEnabled = false;
    geometry.regencies.features.forEach((feature, index) => {
      land.fillStyle = `rgb(${index + 1},0,0)`;
      land.beginPath();
      for (const polygon of feature.geometry.coordinates) {
        for (const ring of polygon) {
          ring.forEach(([lon, lat], step) => {
            const { x, y } = map.latLngToContainerPoint([lat, lon]);
            step ? land.lineTo(x / CELL, y / CELL) : land.moveTo(x / CELL, y / CELL);
          });
          land.closePath();
        }
      }
      land.fill('evenodd');
    });
    const pixels = land.getImageData(0, 0, width, height).data;
    return (x, y) => {
      const column = Math.floor(x / CELL);
      const row = Math.floor(y / CELL);
      if (column < 0 || row < 0 || column >= width || row >= height) return 0;
      return pixels[4 * (row * width + column)];
    };
  }

  // Badges, chips, the note and the scale are there first: names go around them.
  function obstacles() {
    const frame = host.canvas.getBoundingClientRect();
    return [...host.root.querySelectorAll('.seat span, .marker span, .chips, .note, .leaflet-control-scale')].map((element) => {
      const box = element.getBoundingClientRect();
      return { left: box.left - frame.left - 2, right: box.right - frame.left + 2, top: box.top - frame.top - 2, bottom: box.bottom - frame.top + 2 };
    });
  }

  function bestSpot(code, text, font, size, owner, taken) {
    const anchor = map.latLngToContainerPoint(geometry.anchors[code].point);
    if (anchor.x < 0 || anchor.y < 0 || anchor.x > size.x || anchor.y > size.y) return null;
    const width = ruler.measureText(text).width;
    const own = indexOf[code];
    let best = null;
    for (const distance of DISTANCES) {
      for (let step = 0; step < (distance ? DIRECTIONS : 1); step += 1) {
        const angle = (2 * Math.PI * step) / DIRECTIONS;
        const reach = distance + (distance ? Math.abs(Math.cos(angle)) * width * 0.5 : 0);
        const x = anchor.x + Math.cos(angle) * reach;
        const y = anchor.y + Math.sin(angle) * distance;
        const box = { left: x - width / 2 - PADDING, right: x + width / 2 + PADDING, top: y - font * 0.62 - 1, bottom: y + font * 0.62 + 1 };
        if (box.left < 4 || box.right > size.x - 4 || box.top < 4 || box.bottom > size.y - 4) continue;
        if (taken.some((other) => overlaps(box, other))) continue;
        const cost = distance * 1.4 + foreign(box, own, owner) * 9 + (distance ? outside(box, own, owner) : 0);
        if (!best || cost < best.cost) best = { x, y, box, cost, leader: distance > 0, anchor };
      }
    }
    return best;
  }

  function foreign(box, own, owner) {
    let cells = 0;
    for (let x = box.left; x <= box.right; x += CELL) {
      for (let y = box.top; y <= box.bottom; y += CELL) {
        const at = owner(x, y);
        if (at !== 0 && at !== own) cells += 1;
      }
    }
    return cells;
  }

  // A label with a leader that still lies half on its own land looks misplaced.
  function outside(box, own, owner) {
    return owner((box.left + box.right) / 2, (box.top + box.bottom) / 2) === own ? 20 : 0;
  }

  function draw(code, text, spot, font) {
    const nodes = [];
    const point = map.containerPointToLayerPoint([spot.x, spot.y]);
    if (spot.leader) {
      const from = map.containerPointToLayerPoint(spot.anchor);
      const to = map.containerPointToLayerPoint(nearest(spot.box, spot.anchor));
      const line = document.createElementNS(SVG, 'line');
      Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: 'leader' }).forEach(([name, value]) => line.setAttribute(name, value));
      nodes.push(line);
    }
    nodes.push(write(text, point, font, host.selected === code ? 'label selected' : 'label', code));
    return nodes;
  }

  function placeName(place, font) {
    return write(place.name, map.latLngToLayerPoint(place.point), font * (place.kind === 'sea' ? 1.1 : 0.95), `place ${place.kind}`, '');
  }

  function write(text, point, font, className, code) {
    const node = document.createElementNS(SVG, 'text');
    node.setAttribute('x', point.x);
    node.setAttribute('y', point.y);
    node.setAttribute('class', className);
    node.setAttribute('font-size', font);
    if (code) node.dataset.code = code;
    node.textContent = text;
    return node;
  }

  return { layout };
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function nearest(box, { x, y }) {
  return [Math.min(Math.max(x, box.left + 4), box.right - 4), Math.min(Math.max(y, box.top + 3), box.bottom - 3)];
}
