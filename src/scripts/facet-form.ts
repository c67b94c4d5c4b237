import { type Filterable, filtered, queryOf, type Selection, selectionFrom } from '../site/views/facets.ts';

/** A filter form: checkboxes, a text field, live counts, and a URL that keeps the state. */
export interface FacetForm {
  /** Applies the filters again after the page changed its content. */
  apply(): void;
  clear(): void;
}

interface Options {
  form: HTMLFormElement | null;
  text: HTMLInputElement | null;
  records: readonly Filterable[];
  /** Shows the matches. Called at once and after every change. */
  show(shown: readonly boolean[], total: number, active: boolean): void;
}

const URL_DELAY = 120;

/** Returns a function that runs the latest task after the next paint. */
function afterPaint(): (task: () => void) => void {
  let last = 0;
  return (task) => {
    cancelAnimationFrame(last);
    last = requestAnimationFrame(() => setTimeout(task));
  };
}

/**
 * Connects a form of facets (`fieldset[data-facet]` with checkboxes) to records. Reads its state from the URL, then keeps it
 * there.
 */
export function facetForm({ form, text, records, show }: Options): FacetForm {
  const boxes = [...(form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])].map((input) => ({
    input,
    label: input.closest('label'),
    count: input.closest('label')?.querySelector('[data-count]') ?? null,
    bar: input.closest('label')?.querySelector<HTMLElement>('.bar') ?? null,
  }));
  const known: Record<string, string[]> = {};
  for (const { input } of boxes) known[input.name] = [...(known[input.name] ?? []), input.value];
  const facets = Object.keys(known);
  const afterRows = afterPaint();
  let timer = 0;

  const selection = (): Selection => {
    const chosen = new Map<string, Set<string>>();
    for (const { input } of boxes)
      if (input.checked) chosen.set(input.name, (chosen.get(input.name) ?? new Set()).add(input.value));
    return { text: text?.value.trim() ?? '', chosen };
  };

  const writeUrl = (current: Selection): void => {
    const query = queryOf(current, facets, new URLSearchParams(location.search)).toString();
    history.replaceState(history.state, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  };

  const showCounts = (counts: ReadonlyMap<string, ReadonlyMap<string, number>>): void => {
    for (const { input, label, count, bar } of boxes) {
      const value = counts.get(input.name)?.get(input.value) ?? 0;
      if (count && count.textContent !== String(value)) {
        count.textContent = String(value);
        label?.classList.toggle('is-empty', value === 0);
        bar?.style.setProperty('--v', String(Math.round((value / Math.max(1, records.length)) * 100)));
      }
    }
  };

  const apply = (): void => {
    const current = selection();
    const { shown, total, counts } = filtered(records, current, facets);
    show(shown, total, current.text !== '' || current.chosen.size > 0);
    // With hundreds of values, counting takes longer than showing the rows, so rows come first.
    afterRows(() => showCounts(counts));
  };

  const changed = (): void => {
    apply();
    clearTimeout(timer);
    timer = window.setTimeout(() => writeUrl(selection()), URL_DELAY);
  };

  const stated = selectionFrom(new URLSearchParams(location.search), known);
  for (const { input } of boxes) input.checked = stated.chosen.get(input.name)?.has(input.value) ?? false;
  if (text) text.value = stated.text;
  form?.addEventListener('change', changed);
  form?.addEventListener('submit', (event) => event.preventDefault());
  text?.addEventListener('input', changed);
  apply();

  return {
    apply,
    clear() {
      for (const { input } of boxes) input.checked = false;
      if (text) text.value = '';
      const before = document.activeElement;
      changed();
      // The clear button disappears when used; move the focus before it is lost.
      if (before && !before.checkVisibility()) (text ?? boxes[0]?.input)?.focus();
    },
  };
}
