import { recordsOf } from '../registers/csv.ts';

/** Restricts a CSV download to the visible rows, in their order. */
export function downloadShown(link: HTMLAnchorElement, shown: () => readonly string[]): void {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const response = await fetch(link.href);
    if (!response.ok) return void location.assign(link.href);
    const text = recordsOf(await response.text(), shown());
    const file = document.createElement('a');
    file.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    file.download = link.download;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 1000);
  });
}
