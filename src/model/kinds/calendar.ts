import { z } from 'zod';
import { count, date, group, listOf, oneOrMany, optional, quantity, required, shortOrLong, text, word } from '../field.ts';
import { fileFields } from './common.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const days = group({
  from: required(date, 'The first day.'),
  to: optional(date, 'The last day; by default the first.'),
  title: optional(text, 'Its name.'),
});

/** Days on which nothing is deployed: from one day to another, or again and again. */
const freeze = group({
  from: optional(date, 'The first day; for a recurring freeze, the day from which it recurs.'),
  to: optional(date, 'The last day; by default the first. For a recurring freeze, the day until which it recurs.'),
  every: optional(
    oneOrMany(word([...WEEKDAYS, 'month-start', 'month-end'])),
    'When it recurs: on weekdays, or on the first or last days of each month.',
  ),
  days: optional(count, 'How many days `month-start` and `month-end` have; by default 1.'),
  title: optional(text, 'Its name.'),
});

/** `calendars/<id>.mdx`: working time. */
export const calendarSchema = z.strictObject({
  ...fileFields,
  title: optional(text, 'Its name.'),
  week: optional(listOf(word(WEEKDAYS)), 'The working days of a week; by default Monday to Friday.'),
  holidays: optional(listOf(shortOrLong(date, days)), 'Non-working days.'),
  freezes: optional(listOf(shortOrLong(date, freeze)), 'Working days on which no rollout step may fall.'),
  deployDays: optional(
    listOf(word(WEEKDAYS)),
    'Weekdays on which rollout steps may start; a step that follows another waits for the next one. By default any day.',
  ),
  hours: optional(quantity, 'Working hours of a day, 1–24; by default 8.'),
});
