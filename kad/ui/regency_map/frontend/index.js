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
    this.pending = [];      // events that the server has not confirmed yet
    this.sequence = 0;      // number of the last one
    this.tooltip = createTooltip(this.root.querySelector('.frame'));
  }

  update({ data, setTriggerValue }) {
    this.data = data;
    this.trigger = setTriggerValue;
    this.root.classList.toggle('dark', isDark(this.root));
    this.pending = this.pending.filter((event) => event.seq > data.ack);
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
    this.map.on('moveend', () => this.tellOthers());
    this.onOtherMoved = (event) => this.follow(event.detail);
    window.addEventListener('regency-map-moved', this.onOtherMoved);
    this.map.on('click', () => this.pick({ kind: 'sea', id: '' }));
    this.map.on('dragstart zoomstart', () => { this.moved ||= !this.fitting; });
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.root.parentElement ?? this.root);
    this.onWindowResize = () => this.resize();
    window.addEventListener('resize', this.onWindowResize);
    document.addEventListener('fullscreenchange', this.onWindowResize);
    this.onKeyDown = (event) => this.onKey(event);
    document.addEventListener('keydown', this.onKeyDown);
  }

  // The map takes what the window leaves below it, so that it fits at every size.
  resize() {
    const { height } = this.data;
    const frame = this.root.querySelector('.frame');
    if (height === 'fill') {
      const full = document.fullscreenElement !== null;
      const top = full ? 0 : this.root.getBoundingClientRect().top + scrollOffset(this.root);
      const rest = window.innerHeight - top - this.root.querySelector('.legend').offsetHeight - (full ? 24 : 30);
      const narrow = window.innerWidth < 640 && !full;
      frame.style.height = `${Math.round(narrow ? Math.min(rest, this.root.clientWidth) : Math.max(380, rest))}px`;
    } else {
      frame.style.height = `${height}px`;
    }
    this.map.invalidateSize({ animate: false, pan: false });
    if (!this.moved) this.fit();
    this.labels.layout();
  }

  fit(codes = null) {
    const bounds = this.regencies.bounds(codes);
    const [side, top, bottom] = this.canvas.clientWidth < 640 ? [12, 54, 34] : [28, 50, 36];
    this.fitting = true;
    this.map.fitBounds(bounds, { paddingTopLeft: [side, top], paddingBottomRight: [side, bottom], animate: false });
    this.fitting = false;
    this.moved = codes !== null;
    if (codes) this.tellOthers();
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
    const stroke = this.pending.findLast((event) => event.kind === 'paint' && event.id === code);
    return stroke ? stroke.to : this.data.view.classOf[code];
  }

  get selected() {
    const pick = this.pending.findLast((event) => event.kind === 'regency' || event.kind === 'sea');
    return pick ? pick.id || null : this.data.view.selected;
  }

  get brush() {
    const key = this.pending.findLast((event) => event.kind === 'key' && event.brush);
    return key ? key.brush : this.data.brush;
  }

  pick(target) {
    this.send(target);
    this.regencies.paint();
    this.labels.layout();
  }

  stroke(code) {
    const to = this.brush;
    if (this.classOf(code) === to || this.data.locked.includes(code)) return;
    this.send({ kind: 'paint', id: code, to });
    this.regencies.paint([code]);
  }

  onKey(event) {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable], [role="dialog"]');
    if (typing || event.altKey || !this.root.isConnected) return;
    const name = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`;
    const shortcut = this.data.shortcuts[name];
    if (!shortcut) return;
    event.preventDefault();
    this.send({ kind: 'key', id: shortcut.id, brush: shortcut.brush });
  }

  // Every event goes again with the next until the server has confirmed it: none is lost while the page is busy.
  // A map mounted anew counts on from what the server has seen.
  send(event) {
    this.sequence = Math.max(this.sequence, this.data.ack) + 1;
    this.pending.push({ ...event, seq: this.sequence });
    this.trigger('events', this.pending);
  }

  // Maps of the same `sync` name follow whichever a person moves.
  tellOthers() {
    if (!this.data.sync || this.following || this.fitting) return;
    const detail = { from: this, name: this.data.sync, centre: this.map.getCenter(), zoom: this.map.getZoom() };
    window.dispatchEvent(new CustomEvent('regency-map-moved', { detail }));
  }

  follow({ from, name, centre, zoom }) {
    if (from === this || name !== this.data.sync) return;
    this.following = true;
    this.moved = true;
    this.map.setView(centre, zoom, { animate: false });
    this.following = false;
  }

  dispose() {
    this.map?.remove();
    this.observer?.disconnect();
    if (this.onWindowResize) {
      window.removeEventListener('resize', this.onWindowResize);
      document.removeEventListener('fullscreenchange', this.onWindowResize);
      document.removeEventListener('keydown', this.onKeyDown);
      window.removeEventListener('regency-map-moved', this.onOtherMoved);
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
