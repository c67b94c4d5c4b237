/** The button that shows a drawing on the whole screen. */
export const FULL_SCREEN = {
  show: 'Full screen',
  close: 'Close (Esc)',
};
