import './copy.ts';
import { facetForm } from './facet-form.ts';

/** Filters of a findings page. The records are read from the page itself. */
function enhance(root: HTMLElement): void {
  const cards = [...root.querySelectorAll<HTMLElement>('.finding')];
  const count = root.querySelector('[data-shown]');
  const clear = root.querySelector<HTMLButtonElement>('[data-clear]');
  const filters = facetForm({
    form: root.querySelector<HTMLFormElement>('[data-facets]'),
    text: root.querySelector<HTMLInputElement>('[data-text]'),
    records: cards.map((card) => ({
      facets: { severity: card.dataset.severity ?? '', family: card.dataset.family ?? '' },
      text: (card.textContent ?? '').toLowerCase(),
    })),
    show(shown, total, active) {
      for (const [index, card] of cards.entries()) card.hidden = !(shown[index] ?? true);
      if (count) count.textContent = String(total);
      if (clear) clear.hidden = !active;
    },
  });
  clear?.addEventListener('click', () => filters.clear());

  /** Shows the finding in the URL, regardless of filters. */
  const showTarget = (): void => {
    const target = cards.find((card) => card.id === location.hash.slice(1));
    if (!target?.hidden) return;
    filters.clear();
    target.scrollIntoView();
  };
  addEventListener('hashchange', showTarget);
  showTarget();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-findings]')) enhance(root);
