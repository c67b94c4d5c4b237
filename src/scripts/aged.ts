import { EVERY_PAGE } from '../site/labels/scripts/every-page.ts';

/** How old the dates of a page are, by the reader's clock: `12 days ago`, narrower than any date. Said from the second day on. */
for (const place of document.querySelectorAll<HTMLElement>('[data-computed]')) {
  const now = new Date();
  const days = Math.round(
    (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.parse(place.dataset['computed'] ?? '')) / 86_400_000,
  );
  if (days > 1) place.textContent = EVERY_PAGE.daysAgo(days);
}
