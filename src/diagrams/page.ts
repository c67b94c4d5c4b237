import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom';
import { createInter } from './shim/fonts.ts';
import { installLayout } from './shim/install.ts';

/** What mermaid and its libraries read from the global scope. */
const FROM_WINDOW = [
  ...['document', 'Element', 'HTMLElement', 'SVGElement', 'Node', 'DOMParser', 'XMLSerializer', 'CSSStyleSheet'],
  ...['MutationObserver', 'getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame'],
] as const;

/** C4 breaks its rows at the width of the screen. */
const SCREEN = { width: 1280, height: 720, availWidth: 1280, availHeight: 720 };

/** An empty page with a layout, not yet visible to anyone. Must run in a worker: its globals are not the site's. */
export function openPage(fonts: string | undefined): DOMWindow {
  // Silent: jsdom reports what it does not implement (canvas, navigation) to the console, and none of it is drawn.
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    url: 'https://diagram.invalid/',
    virtualConsole: new VirtualConsole(),
  });
  installLayout(window, createInter(fonts));
  readEntityCodes(window);
  return window;
}

/**
 * mermaid's entity codes (`#quot;`, `#9829;`) arrive in labels as HTML entities, which it leaves to an HTML label to read.
 * Ours are SVG, which would show them as they are written.
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

/** Makes a page the one that mermaid draws on. */
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

/** `CSS.escape`, which jsdom lacks, strict enough for mermaid's generated ids. */
function escapeCss(text: string): string {
  return text.replace(/[^\w-]/g, (character) => `\\${character}`).replace(/^\d/, (digit) => `\\3${digit} `);
}
