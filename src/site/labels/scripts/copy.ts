/** Buttons that copy. */
export const COPY = {
  copy: 'Copy',
  copied: 'Copied',
};
