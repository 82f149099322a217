// One box for everything that can be hovered: a bold title and plain lines, always inside the frame.
export function createTooltip(frame) {
  const box = document.createElement('div');
  box.className = 'tooltip';
  box.hidden = true;
  frame.append(box);

  function show(lines, event) {
    if (!lines?.length) return;
    box.replaceChildren(...lines.map((line, index) => {
      const element = document.createElement(index === 0 ? 'strong' : 'div');
      element.textContent = line;
      return element;
    }));
    box.hidden = false;
    move(event);
  }

  function move(event) {
    if (box.hidden) return;
    const area = frame.getBoundingClientRect();
    const left = Math.min(event.clientX - area.left + 14, area.width - box.offsetWidth - 6);
    const below = event.clientY - area.top + 16;
    const top = below + box.offsetHeight > area.height - 6 ? event.clientY - area.top - box.offsetHeight - 10 : below;
    box.style.transform = `translate(${Math.max(6, left)}px, ${Math.max(6, top)}px)`;
  }

  return { show, move, hide: () => { box.hidden = true; }, remove: () => box.remove() };
}
