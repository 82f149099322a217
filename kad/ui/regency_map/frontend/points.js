// Seats as numbered badges, candidate seats and partners outside the province as labelled points.
export function createPointLayer(host) {
  const { leaflet: L, map } = host;
  map.createPane('points').style.zIndex = 640;
  const layer = L.layerGroup().addTo(map);
  let state = null;

  function draw() {
    const { seats, markers } = host.data.view;
    const next = JSON.stringify([seats, markers]);
    if (next === state) return;
    state = next;
    layer.clearLayers();
    for (const marker of markers) place(marker, `marker ${marker.kind}`, marker.label, marker.kind === 'candidate' ? 'candidate' : 'marker');
    for (const seat of seats) place(seat, 'seat', seat.badge, 'seat');
  }

  function place(entry, className, text, kind) {
    const content = document.createElement('span');
    content.textContent = text;
    if (entry.colour) content.style.setProperty('--colour', entry.colour);
    const icon = L.divIcon({ className, html: content, iconSize: null });
    const point = L.marker(entry.point, { icon, pane: 'points', keyboard: true, alt: entry.name ?? text }).addTo(layer);
    point.on('mouseover', (event) => host.tooltip.show([entry.name ?? entry.label], event.originalEvent));
    point.on('mouseout', () => host.tooltip.hide());
    point.on('click', (event) => { L.DomEvent.stopPropagation(event); host.pick({ kind, id: entry.key }); });
  }

  return { draw };
}
