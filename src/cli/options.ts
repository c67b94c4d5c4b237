import { parseArgs } from 'node:util';
import { isCivilDate } from '../model/values/civil.ts';
import { nearest } from '../model/values/nearest.ts';
import { UsageError } from './failure.ts';

/** An option of a command. */
export interface OptionSpec {
  type: 'string' | 'boolean';
  multiple?: boolean;
  /** The name of the value in the help: `DIR`. */
  value?: string;
  doc: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Parsed command-line arguments. */
export interface Arguments {
  values: Readonly<Record<string, string | boolean | string[] | undefined>>;
  positionals: readonly string[];
}

/** Options of every command that reads plans. */
export const COMMON: OptionSpecs = {
  content: { type: 'string', value: 'DIR', doc: 'the content root (default: content)' },
  'as-of': {
    type: 'string',
    value: 'YYYY-MM-DD',
    doc: 'the day that counts as today (default: asOf: of portfolio.mdx, else the day of this machine)',
  },
};

/** Options of commands that compute schedules. */
export const SCHEDULED: OptionSpecs = {
  ...COMMON,
  baseline: {
    type: 'string',
    value: 'REF',
    doc: 'the git ref that slips are measured against (default: document.baseline of each plan)',
  },
};

/** Parses arguments strictly. Throws UsageError with the nearest option if one is unknown. */
export function parseOptions(args: readonly string[], specs: OptionSpecs): Arguments {
  const options = { ...specs, help: { type: 'boolean', doc: 'this text' } as OptionSpec };
  for (const arg of args) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name !== undefined && !(name in options)) {
      const meant = nearest(name, Object.keys(options));
      throw new UsageError(
        `unknown option --${name}`,
        meant
          ? `did you mean --${meant}?`
          : `known are ${Object.keys(options)
              .map((each) => `--${each}`)
              .join(', ')}`,
      );
    }
    if (arg === '--') break;
  }
  try {
    const config = Object.fromEntries(
      Object.entries(options).map(([name, { type, multiple }]) => [name, { type, ...(multiple && { multiple }) }]),
    );
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
    return { values: values as Arguments['values'], positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replace(/\. To specify.*$/s, '') : String(error));
  }
}

export const text = (args: Arguments, name: string): string | undefined => {
  const value = args.values[name];
  return typeof value === 'string' ? value : undefined;
};

export const list = (args: Arguments, name: string): readonly string[] => {
  const value = args.values[name];
  return Array.isArray(value) ? value : [];
};

export const flag = (args: Arguments, name: string): boolean => args.values[name] === true;

/** Returns the port of `--port`; 4321 by default, 0 for any free port. */
export function portOf(args: Arguments): number {
  const stated = text(args, 'port') ?? '4321';
  const port = /^\d+$/.test(stated) ? Number(stated) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port ${stated} is no port`, 'write --port 4321');
  return port;
}

/** Returns an option that is a date. */
export function day(args: Arguments, name: string): string | undefined {
  const stated = text(args, name);
  if (stated !== undefined && !isCivilDate(stated))
    throw new UsageError(`--${name} ${stated} is not a day of the calendar`, `write --${name} 2026-02-28`);
  return stated;
}

/** Returns an option that is one of several words. */
export function choice<const Words extends readonly string[]>(
  args: Arguments,
  name: string,
  words: Words,
  fallback: Words[number],
): Words[number] {
  const value = text(args, name);
  if (value === undefined) return fallback;
  const known = words.find((each) => each === value);
  if (known !== undefined) return known;
  const meant = nearest(value, words);
  throw new UsageError(
    `--${name} ${value} is not known`,
    `${meant ? `did you mean ${meant}? ` : ''}known are ${words.join(', ')}`,
  );
}
