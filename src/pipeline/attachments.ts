import { posix } from 'node:path';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { decodePath } from '../reader/links.ts';
import type { Reading } from '../reader/read.ts';
import { finding, placeIn } from '../reader/read-file.ts';
import type { ReadBytes } from '../reader/text-files.ts';
import { logoFiles, logoRefusals } from './logo.ts';
import { type Refusal, readAttachment } from './read-attachment.ts';

/** Returns the target of a body's link, relative to the content root, if it is a file but no plan file. */
function targetOf(document: Document, url: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(url)) return undefined;
  const path = decodePath(url.replace(/[?#].*/s, ''));
  return /\.\w+$/.test(path) && !/\.mdx?$/i.test(path)
    ? posix.normalize(posix.join(posix.dirname(document.file), path))
    : undefined;
}

/** Returns the files beside the plans that bodies link to, and those of the team's logo, sorted. */
export function attachedFiles({ files, portfolio }: Pick<Reading, 'files' | 'portfolio'>): string[] {
  const targets = [...files.values()].flatMap(({ document }) =>
    document.body.links.flatMap(({ url }) => targetOf(document, url) ?? []),
  );
  return [...new Set([...targets, ...Object.values(logoFiles(portfolio) ?? {})])].sort();
}

/** Adds findings for linked files that cannot be published to a reading. */
export async function withAttachments<Read extends Reading>(reading: Read, read: ReadBytes): Promise<Read> {
  const refusals = new Map<string, Refusal | undefined>();
  const findings: Finding[] = [];
  for (const { document, lines } of reading.files.values()) {
    for (const { url, source } of document.body.links) {
      const file = targetOf(document, url);
      if (file === undefined) continue;
      if (!refusals.has(file)) {
        const result = await readAttachment(read, file);
        refusals.set(file, 'message' in result ? result : undefined);
      }
      const refusal = refusals.get(file);
      const dangling = reading.findings.some(
        ({ rule, place }) =>
          rule === 'reference/broken-link' && place.file === document.file && place.line === lines.at(source.start ?? 0).line,
      );
      if (refusal && !dangling)
        findings.push(
          finding(
            'file/not-published',
            refusal.message,
            placeIn(document.file, lines, source.start ?? 0, source.end ?? 0),
            url,
            refusal.fix,
          ),
        );
    }
  }
  for (const { file, message, fix, source, field } of await logoRefusals(reading.portfolio, read))
    findings.push(finding('file/not-published', message, reading.locate(source, field), file, fix));
  return { ...reading, findings: [...reading.findings, ...findings] };
}
