// Streamlit hands its theme down as CSS variables; the map only needs to know whether it is dark.
export function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue('--st-background-color').trim();
  const channels = colour.match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i)?.slice(1).map((hex) => parseInt(hex, 16))
    ?? colour.match(/\d+(\.\d+)?/g)?.slice(0, 3).map(Number) ?? [255, 255, 255];
  return 0.299 * channels[0] + 0.587 * channels[1] + 0.114 * channels[2] < 128;
}
