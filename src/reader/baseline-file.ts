import { parse, stringify } from 'yaml';
import { z } from 'zod';

/** A finding of a baseline, known by its fingerprint; the other fields are for people who read the file. */
export interface BaselineEntry {
  fingerprint: string;
  rule: string;
  file: string;
  short: string;
  plan?: string;
}

const HEAD = `# Findings that were known when this file was written. \`banyan check --baseline-findings\` keeps them quiet.
# \`banyan check --write-baseline\` rewrites it.
`;

const baselineSchema = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{12}$/),
      rule: z.string(),
      file: z.string(),
      short: z.string(),
      plan: z.string().optional(),
    }),
  ),
});

/** Returns the text of a baseline file. */
export const writeBaseline = (entries: readonly BaselineEntry[]): string =>
  HEAD + stringify({ version: 1, findings: entries }, { lineWidth: 0 });

/** Reads a baseline file. Throws an error that names the field and the reason if it is not one. */
export function readBaseline(text: string): BaselineEntry[] {
  const result = baselineSchema.safeParse(parse(text));
  if (result.success)
    return result.data.findings.map(({ plan, ...entry }) => ({ ...entry, ...(plan !== undefined && { plan }) }));
  const [issue] = result.error.issues;
  throw new Error(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not a baseline'}`);
}
