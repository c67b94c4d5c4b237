import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom';
import { createInter } from './shim/fonts.ts';
import { installLayout } from './shim/install.ts';

/** The globals that mermaid and its libraries use. */
const FROM_WINDOW = [
  ...['document', 'Element', 'HTMLElement', 'SVGElement', 'Node', 'DOMParser', 'XMLSerializer', 'CSSStyleSheet'],
  ...['MutationObserver', 'getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame'],
] as const;

/** C4 wraps its rows at the width of the screen. */
const SCREEN = { width: 1280, height: 720, availWidth: 1280, availHeight: 720 };

/** Opens an empty page with a layout. Must run in a worker, since it changes globals. */
export function openPage(fonts: string | undefined): DOMWindow {
  // Silent: jsdom reports unimplemented features (canvas, navigation) to the console, and none of them is drawn.
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    url: 'https://diagram.invalid/',
    virtualConsole: new VirtualConsole(),
  });
  installLayout(window, createInter(fonts));
  readEntityCodes(window);
  return window;
}

/**
 * Decodes mermaid's entity codes (`#quot;`, `#9829;`). They arrive in labels as HTML entities, which SVG labels would show
 * literally.
 */
function readEntityCodes(window: DOMWindow): void {
  const original = Object.getOwnPropertyDescriptor(window.Node.prototype, 'textContent');
  const reader = window.document.createElement('textarea');
  Object.defineProperty(window.SVGElement.prototype, 'textContent', {
    ...original,
    set(this: Element, value: unknown) {
      const text = /^(?:text|tspan)$/.test(this.localName) && typeof value === 'string' ? value.replace(ENTITY, read) : value;
      original?.set?.call(this, text);
    },
  });
  const read = (entity: string): string => {
    reader.innerHTML = entity;
    return reader.value;
  };
}

const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/gi;

/** Makes a page the global one that mermaid draws on. */
export function showPage(window: DOMWindow): void {
  const globals: Record<string, unknown> = { window, screen: SCREEN, CSS: { supports: () => true, escape: escapeCss } };
  for (const name of FROM_WINDOW) {
    const value: unknown = Reflect.get(window, name);
    const isFunctionOfWindow = typeof value === 'function' && /^[a-z]/.test(name);
    globals[name] = isFunctionOfWindow ? value.bind(window) : value;
  }
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Implements `CSS.escape`, which jsdom lacks, strictly enough for mermaid's generated ids. */
function escapeCss(text: string): string {
  return text.replace(/[^\w-]/g, (character) => `\\${character}`).replace(/^\d/, (digit) => `\\3${digit} `);
}
