// The live map of regencies. One map per mount point; a rerun brings only what changed.
import { loadLeaflet } from './leaflet-loader.js';
import { createRegencyLayer } from './regencies.js';
import { createArcLayer } from './arcs.js';
import { createLabelLayer } from './labels.js';
import { createPointLayer } from './points.js';
import { createLegend } from './legend.js';
import { createControls } from './controls.js';
import { createTooltip } from './tooltip.js';
import { isDark } from './theme.js';

const maps = new WeakMap();

export default function (component) {
  const host = component.parentElement;
  let map = maps.get(host);
  if (!map) {
    map = new RegencyMap(host);
    maps.set(host, map);
  }
  map.update(component);
  return () => {
    map.remove();
    maps.delete(host);
  };
}

class RegencyMap {
  constructor(host) {
    this.root = host.querySelector('.regency-map');
    this.canvas = this.root.querySelector('.canvas');
    this.pending = [];      // strokes painted here and not yet confirmed by the server
    this.sequence = 0;      // number of the last event sent
    this.tooltip = createTooltip(this.root.querySelector('.frame'));
  }

  update({ data, setTriggerValue }) {
    this.data = data;
    this.trigger = setTriggerValue;
    this.root.classList.toggle('dark', isDark(this.root));
    this.pending = this.pending.filter((stroke) => stroke.seq > data.ack);
    if (this.geometryUrl !== data.geometry) {
      this.geometryUrl = data.geometry;
      this.ready = this.mount(data);
    }
    this.ready.then(() => this.draw());
  }

  async mount(data) {
    const [leaflet, geometry] = await Promise.all([
      loadLeaflet(data.base),
      fetch(data.geometry).then((response) => response.json()),
    ]);
    this.dispose();
    this.leaflet = leaflet;
    this.map = leaflet.map(this.canvas, {
      zoomSnap: 0, zoomDelta: 0.6, wheelPxPerZoomLevel: 110, zoomControl: false, attributionControl: false,
      zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, minZoom: 5, maxZoom: 13,
      maxBounds: [[-16, 112], [-3, 132]], keyboard: false,
    });
    this.map.setView([-9.4, 122], 7);
    this.regencies = createRegencyLayer(this, geometry);
    this.arcs = createArcLayer(this);
    this.points = createPointLayer(this);
    this.labels = createLabelLayer(this, geometry);
    this.legend = createLegend(this, this.root.querySelector('.legend'));
    this.controls = createControls(this, this.root.querySelector('.chips'));
    this.fit();
    this.map.on('zoomend moveend', () => this.labels.layout());
    this.map.on('click', () => this.pick({ kind: 'sea', id: '' }));
    this.map.on('dragstart zoomstart', () => { this.moved = true; });
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.root.parentElement ?? this.root);
    this.onWindowResize = () => this.resize();
    window.addEventListener('resize', this.onWindowResize);
    document.addEventListener('fullscreenchange', this.onWindowResize);
  }

  // The map takes what the window leaves below it, so that it fits at every size.
  resize() {
    const { height } = this.data;
    const frame = this.root.querySelector('.frame');
    if (height === 'fill') {
      const full = document.fullscreenElement !== null;
      const top = full ? 0 : this.root.getBoundingClientRect().top + scrollOffset(this.root);
      const rest = window.innerHeight - top - this.root.querySelector('.legend').offsetHeight - (full ? 24 : 30);
      frame.style.height = `${Math.round(Math.max(window.innerWidth < 640 ? 300 : 380, rest))}px`;
    } else {
      frame.style.height = `${height}px`;
    }
    this.map.invalidateSize({ animate: false, pan: false });
    if (!this.moved) this.fit();
    this.labels.layout();
  }

  fit(codes = null) {
    const bounds = this.regencies.bounds(codes);
    const narrow = this.canvas.clientWidth < 640;
    this.map.fitBounds(bounds, { paddingTopLeft: narrow ? [12, 54] : [28, 50], paddingBottomRight: narrow ? [12, 34] : [28, 36], animate: false });
    this.moved = codes !== null;
  }

  draw() {
    const { view } = this.data;
    this.legend.draw();
    this.controls.draw();
    this.regencies.paint();
    this.arcs.draw();
    this.points.draw();
    this.root.querySelector('.note').textContent = view.note;
    this.resize();
    if (this.data.focus && this.data.focus.number !== this.focusNumber) {
      this.focusNumber = this.data.focus.number;
      this.fit(this.data.focus.codes);
    }
  }

  // What stands in the browser wins over the server's answer until the server has seen the last event.
  classOf(code) {
    const stroke = this.pending.findLast((candidate) => candidate.code === code);
    return stroke ? stroke.to : this.data.view.classOf[code];
  }

  get selected() {
    return this.localPick && this.localPick.seq > this.data.ack ? this.localPick.code : this.data.view.selected;
  }

  pick(target) {
    this.sequence += 1;
    if (target.kind === 'regency' || target.kind === 'sea') {
      this.localPick = { seq: this.base() + this.sequence, code: target.id || null };
      this.regencies.paint();
      this.labels.layout();
    }
    this.trigger('pick', { ...target, seq: this.base() + this.sequence });
  }

  stroke(code) {
    const to = this.data.brush.key;
    if (this.classOf(code) === to || this.data.locked.includes(code)) return;
    this.sequence += 1;
    this.pending.push({ seq: this.base() + this.sequence, code, to });
    this.regencies.paint([code]);
    this.trigger('paint', { strokes: this.pending });
  }

  // A remounted component must not reuse numbers that the server has already seen.
  base() {
    this.firstNumber ??= this.data.ack;
    return this.firstNumber;
  }

  dispose() {
    this.map?.remove();
    this.observer?.disconnect();
    if (this.onWindowResize) {
      window.removeEventListener('resize', this.onWindowResize);
      document.removeEventListener('fullscreenchange', this.onWindowResize);
    }
  }

  remove() {
    this.dispose();
    this.tooltip.remove();
  }
}

function scrollOffset(element) {
  const scroller = element.getRootNode().host?.closest('section[class*="stMain"], [data-testid="stMain"]');
  return scroller ? scroller.scrollTop : window.scrollY;
}
