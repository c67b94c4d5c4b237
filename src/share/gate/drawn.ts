import type { Plan } from '../../model/plan.ts';
import type { ShareAudience } from '../audiences.ts';
import { redactor } from '../projection/redaction.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (entity, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(Math.min(Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10), 0x10ffff))
      : (ENTITIES[name.toLowerCase()] ?? entity),
  );

/** Returns the readable texts of a drawing, element by element; words of one label both separate and joined. */
function textsIn(svg: string): string[] {
  const elements = [...svg.matchAll(/<(text|title|desc)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner = '']) => inner);
  return elements.flatMap((inner) =>
    [' ', ''].map((between) => decoded(inner.replace(/<[^>]*>/g, between)).replace(/\s+/g, ' ')),
  );
}

/** Returns a check for drawings: text removed from the source must not reappear in the drawing, as `db#46;example` would. */
export function maySee(plan: Plan, audience: ShareAudience): (svg: string) => boolean {
  const redact = redactor(plan, audience.redact);
  return (svg) => textsIn(svg).every((text) => redact(text) === text);
}
