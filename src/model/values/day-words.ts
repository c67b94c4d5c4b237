import { type CivilDate, MONTHS } from './civil.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const parts = (date: CivilDate): [year: number, month: number, day: number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};

/** `27 Feb` */
export function shortDay(date: CivilDate): string {
  const [, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]}`;
}

/** `27 Feb 2026` */
export const day = (date: CivilDate): string => `${shortDay(date)} ${parts(date)[0]}`;

/** `Feb 2026` */
export function month(date: CivilDate): string {
  const [year, number] = parts(date);
  return `${MONTHS[number - 1]} ${year}`;
}

/** `Fri 27 Feb 2026` */
export function longDay(date: CivilDate): string {
  const [year, number, dayOfMonth] = parts(date);
  return `${WEEKDAYS[new Date(Date.UTC(year, number - 1, dayOfMonth)).getUTCDay()]} ${day(date)}`;
}
