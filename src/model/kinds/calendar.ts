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
  from: optional(date, 'The first day; of a freeze that comes again, the day from which it does.'),
  to: optional(date, 'The last day; by default the first. Of a freeze that comes again, the day until which it does.'),
  every: optional(
    oneOrMany(word([...WEEKDAYS, 'month-start', 'month-end'])),
    'When it comes again: on weekdays, or on the first or last days of each month.',
  ),
  days: optional(count, 'How many days `month-start` and `month-end` have; by default 1.'),
  title: optional(text, 'Its name.'),
});

/** `calendars/<id>.mdx`: working time. */
export const calendarSchema = z.strictObject({
  ...fileFields,
  title: optional(text, 'Its name.'),
  week: optional(listOf(word(WEEKDAYS)), 'The working days of a week; by default Monday to Friday.'),
  holidays: optional(listOf(shortOrLong(date, days)), 'Days that are not worked.'),
  freezes: optional(listOf(shortOrLong(date, freeze)), 'Working days on which no rollout step may fall.'),
  deployDays: optional(
    listOf(word(WEEKDAYS)),
    'Weekdays on which rollout steps begin; a step that follows another one waits for the next of them. By default any day.',
  ),
  hours: optional(quantity, 'Working hours of a day, 1–24; by default 8.'),
});
