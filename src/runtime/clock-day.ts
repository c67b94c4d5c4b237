/** The local day of this machine, `2026-02-28`: what counts as today where nothing else says so. */
export function clockDay(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
