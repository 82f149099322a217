// Leaflet is a classic script: load it once per page, whatever the number of maps.
let leaflet = null;

export function loadLeaflet(base) {
  leaflet ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${base}/leaflet.js`;
    script.onload = () => resolve(window.L);
    script.onerror = reject;
    document.head.append(script);
  });
  return leaflet;
}
