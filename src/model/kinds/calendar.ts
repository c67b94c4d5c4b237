import { z } from 'zod';
import { date, group, listOf, optional, quantity, required, shortOrLong, text, word } from '../field.ts';
import { fileFields } from './common.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const days = group({
  from: required(date, 'The first day.'),
  to: optional(date, 'The last day; by default the first.'),
  title: optional(text, 'Its name.'),
});

/** `calendars/<id>.mdx`: when work is done. */
export const calendarSchema = z.strictObject({
  ...fileFields,
  title: optional(text, 'Its name.'),
  week: optional(listOf(word(WEEKDAYS)), 'The working days of a week; by default Monday to Friday.'),
  holidays: optional(listOf(shortOrLong(date, days)), 'Days on which nobody works.'),
  freezes: optional(listOf(shortOrLong(date, days)), 'Working days on which no rollout step may fall.'),
  hours: optional(quantity, 'Working hours of a day, 1–24; by default 8.'),
});
