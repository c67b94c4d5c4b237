import { createHash } from 'node:crypto';

/** 12 hex digits that tell a finding from others, whatever its prose and wherever it stands. */
export const fingerprint = (...parts: readonly (string | undefined)[]): string =>
  createHash('sha256')
    .update(parts.map((part) => part ?? '').join('\u0000'))
    .digest('hex')
    .slice(0, 12);
