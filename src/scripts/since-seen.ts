/**
 * Says how many changes of the plan the reader has not seen: those after the newest one at their last visit, which only their
 * browser knows. The note stays while the tab is open.
 */

import { shortDay } from '../model/values/day-words.ts';
import { SINCE_SEEN } from '../site/labels/scripts/since-seen.ts';

for (const note of document.querySelectorAll<HTMLElement>('[data-seen]')) {
  const commits = (note.dataset['seen'] ?? '').split(' ');
  const link = note.querySelector('a');
  const key = `seen ${location.pathname}`;
  try {
    const before = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? '';
    sessionStorage.setItem(key, before);
    localStorage.setItem(key, `${commits[0]} ${new Date().toISOString().slice(0, 10)}`);
    const [commit = '', day = ''] = before.split(' ');
    const at = commits.indexOf(commit);
    if (!link || before === '' || at === 0) continue;
    const count = at < 0 ? SINCE_SEEN.orMore(commits.length) : SINCE_SEEN.changes(at);
    link.textContent = SINCE_SEEN.sinceLast(count, shortDay(day));
    link.href += `#c-${commits[at < 0 ? commits.length - 1 : at - 1]}`;
    note.hidden = false;
  } catch {
    // Storage is forbidden: nothing is remembered, and nothing said.
  }
}
