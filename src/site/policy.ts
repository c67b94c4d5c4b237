import { createHash } from 'node:crypto';

/** A source of a content security policy for an inline script or style (CSP level 3, section 2.3.1). */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The one inline script of the site: sets the theme before the page is painted. */
export const THEME_SCRIPT = 'try{const t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t}catch{}';

/**
 * The content security policy of all that is published. `scripts` are the other inline scripts that it allows. Search runs as
 * WebAssembly, drawings carry their styles in them, and pages of audiences their fonts; nothing else needs an exception.
 */
export const contentPolicy = (scripts: readonly string[] = []): string =>
  [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...[THEME_SCRIPT, ...scripts].map(hashSource)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
