import { LOOKUP } from '../site/labels/scripts/lookup.ts';
import type { EndpointData, EndpointRecord } from '../site/views/endpoint-record.ts';
import { candidatesOf, lookup, parseCall } from '../site/views/route-lookup.ts';

const element = (name: string, text: string, className = ''): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
};

const side = (operations: readonly string[], word: string | undefined): string =>
  operations.length > 0 ? operations.join(', ') : (word ?? LOOKUP.notStated);

/** Returns the current state of a row as text. */
function state(record: EndpointRecord, data: EndpointData): string {
  const phase = data.phases.find(({ id }) => id === record.phase);
  const share =
    record.share ??
    (record.stage === 'not stated' && data.traffic ? LOOKUP.byRollout(data.traffic.share, data.traffic.step) : undefined);
  return [
    record.disposition.replace('-', ' '),
    record.stage === 'not stated' ? LOOKUP.stageNotStated : record.stage.replace('-', ' '),
    share === undefined ? undefined : LOOKUP.shareOfNew(share),
    phase ? LOOKUP.phase(phase.title, phase.status.replace('-', ' ')) : LOOKUP.noPhase,
    record.breaking === 'breaking' ? LOOKUP.breaking : undefined,
    record.traffic === undefined ? undefined : LOOKUP.now(record.traffic),
    record.when === undefined ? undefined : LOOKUP.moves(record.when),
    record.sunset === undefined ? undefined : LOOKUP.switchedOff(record.sunset),
  ]
    .filter((each) => each !== undefined)
    .join(' · ');
}

function answer(record: EndpointRecord, data: EndpointData): HTMLElement {
  const item = document.createElement('p');
  const link = document.createElement('a');
  link.href = `#${record.id}`;
  link.append(
    element('code', side(record.from, record.fromWord)),
    ...(record.condition ? [` ${LOOKUP.when(record.condition.raw)}`] : []),
    ` ${LOOKUP.to} `,
    element('code', record.to ? side(record.to, record.toWord) : LOOKUP.sameAsOld),
  );
  item.append(link, element('span', state(record, data), 'lookup-state'));
  return item;
}

/** Shows, while the reader types, which row an old route belongs to. */
export function routeLookup(form: HTMLFormElement | null, data: EndpointData): void {
  const input = form?.querySelector('input');
  const output = form?.querySelector('.lookup-answer');
  if (!form || !input || !output) return;
  const candidates = candidatesOf(data.records);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    output.querySelector('a')?.click();
  });
  const show = (): void => {
    const found = lookup(input.value, candidates);
    if (found.length > 0) {
      output.replaceChildren(
        ...(found.length > 1 ? [element('p', LOOKUP.severalRows(found.length), 'quiet')] : []),
        ...found.map((record) => answer(record, data)),
      );
    } else if (parseCall(input.value)) {
      output.replaceChildren(element('p', LOOKUP.noRow, 'quiet'));
    } else output.replaceChildren();
  };
  input.addEventListener('input', show);
  if (input.value !== '') show();
}
