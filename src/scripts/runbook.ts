/** A procedure as it is followed: steps are ticked, and the browser remembers them; commands are copied by a button each. */
import './copy.ts';

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
const steps = [...document.querySelectorAll<HTMLElement>('.procedure .prose > ol > li')];
const reset = document.querySelector<HTMLButtonElement>('[data-reset-ticks]');
const ticked = read();

const inputs = steps.map((step, index) => {
  const words = `${index + 1} ${step.textContent?.replace(/\s+/g, ' ').trim() ?? ''}`;
  const label = document.createElement('label');
  label.className = 'tick screen-only';
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.setAttribute('aria-label', `Step ${index + 1} is done`);
  input.checked = ticked.has(words);
  step.classList.toggle('ticked', input.checked);
  input.addEventListener('change', () => {
    if (input.checked) ticked.add(words);
    else ticked.delete(words);
    step.classList.toggle('ticked', input.checked);
    write(ticked);
    offer();
  });
  label.append(input);
  step.append(label);
  return input;
});
if (inputs.length > 0) procedure?.classList.add('with-ticks');

function offer(): void {
  if (reset) reset.hidden = !inputs.some((input) => input.checked);
}

reset?.addEventListener('click', () => {
  for (const [index, input] of inputs.entries()) {
    input.checked = false;
    steps[index]?.classList.remove('ticked');
  }
  ticked.clear();
  write(ticked);
  offer();
  inputs[0]?.focus();
});
offer();

for (const code of document.querySelectorAll<HTMLElement>('.procedure pre.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button small copy-command screen-only';
  button.dataset['copy'] = (code.textContent ?? '').trim();
  button.textContent = 'Copy';
  const frame = document.createElement('div');
  frame.className = 'command';
  code.replaceWith(frame);
  frame.append(code, button);
}
