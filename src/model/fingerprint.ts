import { createHash } from 'node:crypto';

/** Returns 12 hex digits (of a SHA-256) that identify a finding regardless of wording and line numbers. */
export const fingerprint = (...parts: readonly (string | undefined)[]): string =>
  createHash('sha256')
    .update(parts.map((part) => part ?? '').join('\u0000'))
    .digest('hex')
    .slice(0, 12);
