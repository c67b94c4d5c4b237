import { isCivilDate } from '../../model/values/civil.ts';
import { civilDate, dayNumber } from '../../model/values/day-number.ts';
import type { DraftPlan } from '../draft-plan.ts';
import { shortId } from '../draft-plan.ts';
import { draftFile, type Value } from '../drafts.ts';
import { claimSettings } from './settings.ts';

const day = (text: string | undefined): string | undefined => {
  const match = /(\d{4})(\d{2})(\d{2})/.exec(text ?? '');
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isCivilDate(date) ? date : undefined;
};

/** A calendar of holidays (RFC 5545): each event of whole days is one; DTEND is the day behind the last. */
export function importHolidays(draft: DraftPlan): void {
  const lines = draft.source.text.split('\n');
  const property = (event: readonly string[], name: string): string | undefined => {
    const found = event.find((line) => new RegExp(`^${name}[;:]`, 'i').test(line));
    return found
      ?.slice(found.indexOf(':') + 1)
      .replace(/\\([,;\\])/g, '$1')
      .replace(/\\n/gi, ' ')
      .trim();
  };
  const file = draftFile(
    'calendar',
    shortId(property(lines, 'X-WR-CALNAME') ?? draft.source.name.replace(/\.ics$/i, ''), 'holidays'),
  );
  file.fields.title = property(lines, 'X-WR-CALNAME') ?? 'Holidays';
  const holidays: { from: string; value: Value }[] = [];
  draft.files.push(file);
  let begin: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (/^BEGIN:VEVENT/i.test(line)) begin = index;
    if (!/^END:VEVENT/i.test(line) || begin === undefined) continue;
    // A line that begins with a blank continues the one before.
    const event = lines
      .slice(begin, index + 1)
      .join('\n')
      .replace(/\n[ \t]/g, '')
      .split('\n');
    const from = day(property(event, 'DTSTART'));
    const end = day(property(event, 'DTEND'));
    const title = property(event, 'SUMMARY');
    if (!from) draft.claim('look', 'holiday', file, begin + 1, index + 1, 'an event without a day');
    else {
      const to = end && end > from ? civilDate(dayNumber(end) - 1) : undefined;
      holidays.push({ from, value: { from, ...(to && to > from && { to }), ...(title && { title }) } });
      draft.claim('typed', 'holiday', file, begin + 1, index + 1, 'an event of the calendar');
      if (property(event, 'RRULE'))
        draft.claim('look', 'holiday', file, begin + 1, index + 1, 'it recurs; only its first day is taken');
    }
    begin = undefined;
  }
  file.fields.holidays = holidays.sort((a, b) => (a.from < b.from ? -1 : 1)).map(({ value }) => value);
  claimSettings(draft, (line) => /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME)[;:]/i.test(line), file);
}
