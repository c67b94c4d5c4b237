import { sanitizedSvg } from '../diagrams/sanitize-svg.ts';
import type { Portfolio } from '../model/plan.ts';
import { type Logo, logoFiles, readLogo } from '../pipeline/logo.ts';
import { folderBytes } from '../reader/text-files.ts';
import { accentStyle } from './accent.ts';

/** What makes a site a team's own, beside its title. */
export interface Brand {
  /** Those that can be read; without `dark`, `light` serves both themes. */
  logo?: { light: Logo; dark?: Logo };
  /** CSS that sets the accent colour. */
  style: string;
}

/** Reads a logo of a content root; an SVG without anything that runs or loads. `undefined` where it may not be shown. */
async function shownLogo(content: string, file: string): Promise<Logo | undefined> {
  const logo = await readLogo(folderBytes(content), file);
  if ('message' in logo) return undefined;
  if (logo.type !== 'image/svg+xml') return logo;
  const svg = await sanitizedSvg(new TextDecoder().decode(logo.bytes));
  return svg === undefined ? undefined : { ...logo, bytes: new TextEncoder().encode(svg) };
}

const known = new WeakMap<Portfolio, Promise<Brand>>();

async function read(content: string, portfolio: Portfolio): Promise<Brand> {
  const files = logoFiles(portfolio);
  const accent = portfolio.file?.accent;
  const light = files && (await shownLogo(content, files.light));
  const dark = files?.dark === undefined ? undefined : await shownLogo(content, files.dark);
  return {
    style: accent === undefined ? '' : accentStyle(accent),
    ...(light && { logo: { light, ...(dark && { dark }) } }),
  };
}

/** Returns logo and accent colour of a portfolio. A logo that cannot be shown is left out: a finding reports it. */
export function brandOf(content: string, portfolio: Portfolio): Promise<Brand> {
  const brand = known.get(portfolio) ?? read(content, portfolio);
  known.set(portfolio, brand);
  return brand;
}
