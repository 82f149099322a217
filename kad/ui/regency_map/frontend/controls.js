// Zoom to an island group, zoom in and out, and the full screen for a projector. None of it reruns the page.
const CORNERS = '<svg viewBox="0 0 14 14" width="13" height="13" fill="none" stroke="currentColor" stroke-width="1.7"><path d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9"/></svg>';

export function createControls(host, element) {
  host.leaflet.control.scale({ imperial: false, maxWidth: 120, position: 'bottomright' }).addTo(host.map);
  let state = null;

  function draw() {
    const { zooms, words } = host.data;
    const next = JSON.stringify([zooms, words]);
    if (next === state) return;
    state = next;
    element.replaceChildren(
      ...zooms.map(({ label, codes }) => chip(label, () => host.fit(codes))),
      chip('+', () => host.map.zoomIn(), words.zoomIn, 'square'),
      chip('−', () => host.map.zoomOut(), words.zoomOut, 'square'),
      chip('', fullScreen, words.fullScreen, 'square'),
    );
    element.lastChild.innerHTML = CORNERS;
  }

  function chip(text, action, title = '', shape = '') {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `chip ${shape}`;
    button.textContent = text;
    if (title) {
      button.title = title;
      button.setAttribute('aria-label', title);
    }
    button.onclick = action;
    return button;
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else host.root.requestFullscreen();
  }

  return { draw };
}
