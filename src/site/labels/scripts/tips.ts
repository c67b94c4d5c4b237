/** What a tap shows. */
export const TIPS = {
  tapAgain: 'Tap again to open it.',
};
