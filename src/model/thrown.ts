/** Returns the message of something thrown, in one line. */
export const thrownMessage = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
