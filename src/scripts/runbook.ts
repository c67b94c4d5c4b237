/** A procedure as it is followed: steps are ticked, and the browser remembers them; commands are copied by a button each. */
import './copy.ts';
import { COPY } from '../site/labels/scripts/copy.ts';
import { RUNBOOK } from '../site/labels/scripts/runbook.ts';

const place = `ticks:${location.pathname}`;

/** Ticked steps by their words: a step that was changed since is open again. */
function read(): Set<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(place) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}

function write(ticked: ReadonlySet<string>): void {
  // Storage may be refused (private windows, file://): ticks then hold for this page.
  try {
    if (ticked.size === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify([...ticked]));
  } catch {}
}

const procedure = document.querySelector<HTMLElement>('.procedure');
const reset = document.querySelector<HTMLButtonElement>('[data-reset-ticks]');
const ticked = read();

/** A step, its box, and the words by which it is remembered. */
interface Item {
  step: HTMLElement;
  input: HTMLInputElement;
  words: string;
}

/** Steps of a list in a body get a box each; rows of a table have theirs. */
function boxFor(step: HTMLElement, index: number): HTMLInputElement {
  const own = step.querySelector<HTMLInputElement>('[data-tick]');
  if (own) return own;
  const label = document.createElement('label');
  label.className = 'tick screen-only';
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.setAttribute('aria-label', RUNBOOK.stepIsDone(index + 1));
  label.append(input);
  step.append(label);
  return input;
}

const items = [...document.querySelectorAll<HTMLElement>('.procedure .prose > ol > li, tr:has([data-tick])')].map(
  (step, index): Item => ({
    step,
    words: `${index + 1} ${step.textContent?.replace(/\s+/g, ' ').trim() ?? ''}`,
    input: boxFor(step, index),
  }),
);

for (const { step, input, words } of items) {
  input.checked = ticked.has(words);
  step.classList.toggle('ticked', input.checked);
  input.addEventListener('change', () => {
    if (input.checked) ticked.add(words);
    else ticked.delete(words);
    step.classList.toggle('ticked', input.checked);
    write(ticked);
    offer();
  });
}
if (items.length > 0) procedure?.classList.add('with-ticks');

function offer(): void {
  if (reset) reset.hidden = !items.some(({ input }) => input.checked);
}

reset?.addEventListener('click', () => {
  for (const { step, input } of items) {
    input.checked = false;
    step.classList.remove('ticked');
  }
  ticked.clear();
  write(ticked);
  offer();
  items[0]?.input.focus();
});
offer();

for (const code of document.querySelectorAll<HTMLElement>('.procedure pre.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button small copy-command screen-only';
  button.dataset['copy'] = (code.textContent ?? '').trim();
  button.textContent = COPY.copy;
  const frame = document.createElement('div');
  frame.className = 'command';
  code.replaceWith(frame);
  frame.append(code, button);
}
