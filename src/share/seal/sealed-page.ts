import { readFileSync } from 'node:fs';
import { hashSource } from '../../site/policy.ts';
import { allFontStyles } from '../page/fonts.ts';
import { html, raw } from '../page/html.ts';
import { pageStyle } from '../page/style.ts';
import type { Bytes } from './keys.ts';

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}main{max-width:34rem;margin:12vh auto;padding:0 16px}h1{font-size:1.25rem;line-height:1.75rem}label{display:block;margin-bottom:4px}input{font:inherit;width:100%;box-sizing:border-box;padding:6px 8px}button{font:inherit;margin-top:12px;padding:6px 16px}';

let script: string | undefined;
/** Returns the opener without comments and indentation. Line breaks stay. */
export const openerScript = (): string => {
  script ??= readFileSync(new URL('./opener.js', import.meta.url), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return script;
};

/** Returns the page around a sealed share: the same for every share except for the sealed bytes. */
export function sealedPage(bytes: Bytes): string {
  const styles = [STYLE, pageStyle(), ...allFontStyles()];
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(openerScript())}`,
    `style-src ${styles.map(hashSource).join(' ')}`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex,nofollow,noarchive"><title>A page for you</title>${raw(`<style>${STYLE}</style>`)}</head><body><main><h1>A page for you</h1><p id="note" role="status">This page opens in a current browser with JavaScript.</p><form id="form" hidden><label for="passphrase">Passphrase</label><input id="passphrase" name="passphrase" type="password" autocomplete="off" required><button>Open</button></form></main><script type="text/plain" id="sealed">${raw(Buffer.from(bytes).toString('base64'))}</script><script>${raw(openerScript())}</script></body></html>
`.markup;
}

/** Returns the sealed bytes of such a page; `undefined` if it is another page. */
export function sealedBytes(page: string): Bytes | undefined {
  const text = /<script type="text\/plain" id="sealed">([A-Za-z0-9+/=]+)<\/script>/.exec(page)?.[1];
  return text === undefined ? undefined : new Uint8Array(Buffer.from(text, 'base64'));
}
