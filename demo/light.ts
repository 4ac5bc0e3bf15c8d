/** The visitor's choice of light: the system's, day or night; remembered. */
type Light = 'system' | 'light' | 'dark';

const KEY = 'film-commentary-demo-light';
const CHOICES: readonly (readonly [light: Light, name: string, path: string])[] = [
  ['system', 'As the system has it', 'M12 3a9 9 0 1 0 0 18ZM12 3a9 9 0 0 1 0 18'],
  ['light', 'Light', 'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2.1 2.1M17.3 17.3l2.1 2.1M4.6 19.4l2.1-2.1M17.3 6.7l2.1-2.1'],
  ['dark', 'Dark', 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z'],
]; // prettier-ignore

function remembered(): Light {
  try {
    const light = localStorage.getItem(KEY);
    return light === 'light' || light === 'dark' ? light : 'system';
  } catch {
    return 'system';
  }
}

function apply(light: Light): void {
  if (light === 'system') delete document.documentElement.dataset.light;
  else document.documentElement.dataset.light = light;
  try {
    localStorage.setItem(KEY, light);
  } catch {
    // A visitor without storage chooses for this page.
  }
}

/** Adds the switch to the page's bar. */
export function offerLight(): void {
  const now = remembered();
  apply(now);
  const group = document.createElement('fieldset');
  group.className = 'light';
  group.append(Object.assign(document.createElement('legend'), { textContent: 'Light' }));
  for (const [light, name, path] of CHOICES) {
    const label = document.createElement('label');
    label.title = name;
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: 'light', value: light, checked: light === now });
    input.ariaLabel = name;
    input.addEventListener('change', () => apply(light));
    label.append(input, icon(path, light === 'system'));
    group.append(label);
  }
  document.querySelector('.bar')?.append(group);
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of one line; of the first part, half filled. */
function icon(d: string, half: boolean): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const draw = (attributes: Record<string, string>) => {
    const path = document.createElementNS(SVG, 'path');
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    svg.append(path);
  };
  draw({ d, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.75', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  if (half) draw({ d: 'M12 3a9 9 0 0 1 0 18Z', fill: 'currentColor' });
  return svg;
}
