import { FULL_SCREEN } from '../site/labels/scripts/full-screen.ts';

/**
 * Adds a button that shows a figure on the whole screen, and again in its place. Returns whether it is shown so now, or
 * `undefined` where the browser cannot. `onChange` is called after each change.
 */
export function addFullScreen(
  figure: HTMLElement,
  place: Element,
  onChange?: (full: boolean) => void,
): (() => boolean) | undefined {
  if (!document.fullscreenEnabled) return undefined;
  const isFull = (): boolean => document.fullscreenElement === figure;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button full-screen';
  button.textContent = FULL_SCREEN.show;
  button.addEventListener('click', () => void (isFull() ? document.exitFullscreen() : figure.requestFullscreen()));
  figure.addEventListener('fullscreenchange', () => {
    button.textContent = isFull() ? FULL_SCREEN.close : FULL_SCREEN.show;
    onChange?.(isFull());
  });
  place.append(button);
  return isFull;
}
