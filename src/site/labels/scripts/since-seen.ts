/** How much of a plan the reader has not seen. */
export const SINCE_SEEN = {
  changes: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
  orMore: (count: number) => `${count} or more changes`,
  sinceLast: (changes: string, day: string) => `${changes} since you last looked, on ${day}`,
};
