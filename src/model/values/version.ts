import { no, ok, type Parsed } from './parsed.ts';

/** A version as plans write it. */
export interface Version {
  raw: string;
  /** A single version, a range, or stated as open. */
  kind: 'exact' | 'range' | 'unpinned' | 'latest' | 'lts';
}

/** A product with its version, if one is given: `FastAPI 0.115+`, `Node.js`. */
export interface Product {
  raw: string;
  name: string;
  version?: Version;
}

/** Parses a version: `0.115`, `0.115+`, `^2.7`, `==2.3.3`, `4.x`, `unpinned`. */
export function parseVersion(text: string): Parsed<Version> {
  const raw = text.trim();
  const word = raw.toLowerCase();
  if (word === 'unpinned' || word === 'latest' || word === 'lts') return ok({ raw, kind: word });
  if (/^==?\s*\d[\w.+-]*$/.test(raw)) return ok({ raw, kind: 'exact' });
  if (/^v?\d+(\.(\d+|x|\*))*([-+.][A-Za-z][\w.-]*)?$/.test(raw))
    return ok({ raw, kind: /[x*](\.|$)/.test(raw) ? 'range' : 'exact' });
  const range = /^v?\d+(\.\d+)*\+$|^(\^|~>?|~=|>=|<=|>|<|≥|≤)\s*\d[\w.*-]*(\s*,?\s*(<|<=)\s*\d[\w.]*)?$/;
  return range.test(raw) ? ok({ raw, kind: 'range' }) : no('not a version', '0.115, 0.115+, ^2.7, 4.x, unpinned');
}

/** Parses a product name with an optional version at its end. Never refuses: text that is no version belongs to the name. */
export function parseProduct(text: string): Parsed<Product> {
  const raw = text.trim();
  if (raw === '') return no('expected a name', 'FastAPI 0.115+');
  const match = /^(.+?)\s+(\S+)$/.exec(raw);
  const version = match?.[2] ? parseVersion(match[2]) : undefined;
  return ok(match?.[1] && version?.ok ? { raw, name: match[1], version: version.value } : { raw, name: raw });
}
