/** Full screen, zoom and pan for diagrams in bodies. Without this script they fit the column. */
import { addFullScreen } from './full-screen.ts';

const STEP = 1.25;
const MOST = 8;

function enhance(figure: HTMLElement): void {
  const svg = figure.querySelector('svg');
  if (!svg) return;
  let [scale, x, y] = [1, 0, 0];
  const show = (): void => {
    svg.style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const zoom = (factor: number): void => {
    scale = Math.min(MOST, Math.max(1, scale * factor));
    if (scale === 1) [x, y] = [0, 0];
    show();
  };
  const isFull = addFullScreen(figure, figure, (full) => full || zoom(0));
  if (!isFull) return;
  figure.addEventListener(
    'wheel',
    (event) => {
      if (!isFull()) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP);
    },
    { passive: false },
  );
  figure.addEventListener('pointermove', (event) => {
    if (!isFull() || event.buttons !== 1 || scale === 1) return;
    x += event.movementX;
    y += event.movementY;
    show();
  });
  figure.addEventListener('keydown', (event) => {
    if (!isFull()) return;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [60, 0],
      ArrowRight: [-60, 0],
      ArrowUp: [0, 60],
      ArrowDown: [0, -60],
    };
    const move = moves[event.key];
    if (event.key === '+' || event.key === '=') zoom(STEP);
    else if (event.key === '-') zoom(1 / STEP);
    else if (event.key === '0') zoom(0);
    else if (move && scale > 1) {
      x += move[0];
      y += move[1];
      show();
    } else return;
    event.preventDefault();
  });
}

/** Adds a button to every diagram of the page. */
export function enhanceDiagrams(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('figure.diagram')) enhance(figure);
}
