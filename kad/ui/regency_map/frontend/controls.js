// Zoom to an island group, zoom in and out, and the full screen for a projector. None of it reruns the page.
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
      chip('⛶', fullScreen, words.fullScreen, 'square'),
    );
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
