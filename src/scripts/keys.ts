import { EVERY_PAGE } from '../site/labels/scripts/every-page.ts';

/** Shortcuts: `?` lists them, `g` and a letter goes to a page, `[` and `]` to the one before and after. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Letters by the key of the page in the rail. */
const GO: readonly (readonly [letter: string, key: string, words: string])[] = [
  ['p', 'plans', EVERY_PAGE.portfolio],
  ['n', 'next', EVERY_PAGE.upNext],
  ['a', 'endpoints-of-all', EVERY_PAGE.allEndpoints],
  ['o', 'overview', EVERY_PAGE.overview],
  ['t', 'timeline', EVERY_PAGE.timeline],
  ['e', 'endpoints', EVERY_PAGE.endpoints],
  ['r', 'risks', EVERY_PAGE.risks],
  ['b', 'rollback', EVERY_PAGE.rollback],
  ['f', 'findings', EVERY_PAGE.findings],
];

const linkOf = (key: string): HTMLAnchorElement | null => document.querySelector(`.rail a[data-key="${key}"]`);

function showHelp(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'shortcuts';
  dialog.setAttribute('aria-labelledby', 'shortcuts-title');
  const row = ([keys, words]: readonly [string[], string]): string =>
    `<div><dt>${keys.map((key) => `<kbd>${key}</kbd>`).join(' ')}</dt><dd>${words}</dd></div>`;
  const rows: [string[], string][] = [
    [['/'], EVERY_PAGE.search],
    [['['], EVERY_PAGE.pageBefore],
    [[']'], EVERY_PAGE.pageAfter],
    ...GO.filter(([, key]) => linkOf(key)).map(([letter, , words]): [string[], string] => [['g', letter], words]),
    [['?'], EVERY_PAGE.thisList],
  ];
  dialog.innerHTML = `<h2 id="shortcuts-title">${EVERY_PAGE.shortcuts}</h2><dl>${rows.map(row).join('')}</dl><form method="dialog"><button class="button" type="submit">${EVERY_PAGE.close}</button></form>`;
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

let waiting = false;

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const { key } = event;
  if (waiting) {
    waiting = false;
    const link = GO.filter(([letter]) => letter === key)
      .map(([, page]) => linkOf(page))
      .find((each) => each !== null);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if (key === 'g') {
    waiting = true;
    setTimeout(() => {
      waiting = false;
    }, 1500);
  } else if (key === '[' || key === ']') {
    document.querySelector<HTMLAnchorElement>(`.sheet-foot a[rel="${key === '[' ? 'prev' : 'next'}"]`)?.click();
  } else if (key === '?') showHelp();
});
