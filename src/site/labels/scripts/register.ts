/** Tables that are filtered. */
export const FILTERED = {
  partOf: (shown: number, all: number) => `${shown} of ${all}`,
};
