import { COPY } from '../site/labels/scripts/copy.ts';

/** Copy buttons: `data-copy` holds the text, `data-copy-link` the anchor of a row on this page. */
const textOf = (button: HTMLElement): string | undefined => {
  const { copy, copyLink } = button.dataset;
  return copyLink === undefined ? copy : `${location.origin}${location.pathname}#${copyLink}`;
};

/** Fallback if the clipboard API is unavailable, as on plain HTTP. */
function copyBySelection(text: string): void {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

document.addEventListener('click', async (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-copy], [data-copy-link]');
  if (!button) return;
  const text = textOf(button);
  if (text === undefined) return;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
    button.focus();
  }
  const label = button.textContent;
  if (button.dataset.copied !== undefined) return;
  button.dataset.copied = '';
  button.textContent = COPY.copied;
  setTimeout(() => {
    button.textContent = label;
    delete button.dataset.copied;
  }, 1500);
});
