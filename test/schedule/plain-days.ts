/** Days one by one through the platform's own calendar (UTC), which the engine does not use. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const nextDay = (date: string): string => addDays(date, 1);
