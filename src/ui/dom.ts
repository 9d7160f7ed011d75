/** Small helpers that build elements without markup in strings, so that no text can ever become script. */

type Options = {
  readonly class?: string;
  readonly id?: string;
  readonly text?: string;
  readonly attributes?: { readonly [name: string]: string };
  readonly onClick?: (event: MouseEvent) => void;
};

/** An element with attributes, text and children. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  options: Options = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.id !== undefined) made.id = options.id;
  if (options.text !== undefined) made.textContent = options.text;
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  if (options.onClick !== undefined) made.addEventListener('click', options.onClick as EventListener);
  made.append(...children);
  return made;
}

/** Finds an element of the page by its id. @throws Error when index.html lacks it. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no element "${id}"`);
  return found;
}

/** Sets an element's text only when it differs, so that nothing is laid out or read out again for no reason. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/** An SVG element. */
export function svg(tag: string, attributes: { readonly [name: string]: string }, ...children: Node[]): SVGElement {
  const made = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Line drawings on a field of 24 × 24. */
const icons = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M9 5.5v13M15 5.5v13',
  back: 'M17 6v12l-8-6zM6 6v12',
  forward: 'M7 6v12l8-6zM18 6v12',
  restart: 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4v4h4',
  dice: 'M5 5h14v14H5zM9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01',
  theme: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17v17M14.7 4.5v15M17.3 6.5v11',
  share: 'M12 14.5V3.5M8 7l4-3.5L16 7M6 11H5v9h14v-9h-1',
  help: 'M9.2 9a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.5 1.2-1.5 2.3M12 17h.01',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  chart: 'M4 4v16h16M7.5 14l3.5-5 3.5 3 5-7',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h3M11 12h9',
  close: 'M6 6l12 12M18 6L6 18',
  look: 'M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
} as const;

/** The name of an icon. */
export type Icon = keyof typeof icons;

/** A drawing that says nothing to a screen reader; the button around it has the name. */
export function icon(name: Icon): SVGElement {
  const path = svg('path', { d: icons[name] });
  return svg('svg', { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true' }, path);
}

/** A button that shows an icon; its name is also its tooltip. */
export function iconButton(name: Icon, label: string, onClick: () => void, className = ''): HTMLButtonElement {
  const made = element('button', { class: `button icon-button ${className}`, onClick }, icon(name));
  made.type = 'button';
  nameButton(made, label);
  return made;
}

/** Gives a button another name and tooltip. */
export function nameButton(button: HTMLButtonElement, label: string): void {
  if (button.getAttribute('aria-label') === label) return;
  button.setAttribute('aria-label', label);
  button.title = label;
}

/** A button with words. */
export function textButton(text: string, onClick: () => void, className = ''): HTMLButtonElement {
  const made = element('button', { class: `button ${className}`, text, onClick });
  made.type = 'button';
  return made;
}
