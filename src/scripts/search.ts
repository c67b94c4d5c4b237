import { QUERY } from './search-parameter.ts';

/** Opens the search with ⌘K, Ctrl K, `/`, or the field in the masthead. Loads everything else on first use. */
const openSearch = async (term?: string): Promise<void> => (await import('./search-dialog.ts')).openSearch(term);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

document.querySelector('[data-search-open]')?.addEventListener('click', () => void openSearch());
document.addEventListener('keydown', (event) => {
  const command = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
  const slash = event.key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !isTyping(event.target);
  if (!command && !(slash && !document.querySelector('dialog[open]'))) return;
  event.preventDefault();
  void openSearch();
});

const asked = new URLSearchParams(location.search).get(QUERY);
if (asked !== null && asked !== '') void openSearch(asked);
