// Hatching for classes that colour alone would not tell apart.
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

export function patternFill(path, { colour, pattern, patternColour }) {
  if (!pattern) return colour;
  const svg = path.ownerSVGElement;
  const id = `pattern-${pattern}-${colour.slice(1)}-${patternColour.slice(1)}`;
  if (!svg.querySelector(`#${id}`)) {
    let defs = svg.querySelector('defs');
    if (!defs) {
      defs = document.createElementNS(SVG_NAMESPACE, 'defs');
      svg.prepend(defs);
    }
    defs.insertAdjacentHTML('beforeend', pattern === 'stripes'
      ? `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${colour}"/><rect width="3" height="8" fill="${patternColour}"/></pattern>`
      : `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colour}"/><circle cx="4" cy="4" r="1.6" fill="${patternColour}"/></pattern>`);
  }
  return `url(#${id})`;
}

export function patternCss({ colour, pattern, patternColour }) {
  if (!pattern) return colour;
  return pattern === 'stripes'
    ? `repeating-linear-gradient(135deg, ${colour} 0 4px, ${patternColour} 4px 6px)`
    : `radial-gradient(${patternColour} 1.4px, ${colour} 1.6px) 0 0 / 6px 6px`;
}
