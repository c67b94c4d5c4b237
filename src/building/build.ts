import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type AstroInlineConfig, build as astroBuild } from 'astro';
import type { Computed } from '../computing/compute.ts';
import { given } from '../model/field.ts';
import type { Finding } from '../model/finding.ts';
import { CATALOGUE } from '../reading/catalogue.ts';
import { type SiteState, setSiteState } from '../site/state.ts';
import { indexSite } from './search.ts';
import { stage } from './swap.ts';

export interface BuildOptions {
  /** Absolute path of the content root. */
  content: string;
  /** Absolute path of the output. */
  out: string;
  asOf: string;
  base?: string;
  diagrams?: 'svg' | 'source';
  onStep?: (message: string) => void;
}

/** Where the site will be: the path in front of all its pages, and its origin. */
export function publication(computed: Computed, stated: string | undefined): { base: string; site?: string } {
  const address = computed.portfolio.file && given(computed.portfolio.file.url);
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  const path = (stated ?? url?.pathname ?? '/').replace(/^\/*/, '/').replace(/\/*$/, '');
  return { base: path === '' ? '/' : path, ...(url && { site: url.origin }) };
}

const READING_RULES = new Set(CATALOGUE.filter((entry) => entry.severity === 'error').map((entry) => entry.id));

/** Findings that keep a site from being built: something of the plans could not be read. Contradictions are shown instead. */
export const blocking = (findings: readonly Finding[], diagrams: 'svg' | 'source' = 'svg'): Finding[] =>
  findings.filter(
    (finding) => finding.severity === 'error' && READING_RULES.has(finding.rule) && !finding.rule.startsWith('damage/') && (diagrams === 'svg' || finding.rule !== 'syntax/diagram'),
  );

/** Astro's settings for one content root. Each root has caches of its own, so that one build never sees another's. */
export function astroConfig(options: BuildOptions, state: SiteState, outDir: string): AstroInlineConfig {
  const { base, site } = publication(state.computed, options.base);
  const cache = resolve('node_modules/.cache/banyan', createHash('sha256').update(options.content).digest('hex').slice(0, 12));
  process.env.BANYAN_CONTENT = options.content;
  process.env.BANYAN_AS_OF = options.asOf;
  process.env.BANYAN_DIAGRAMS = options.diagrams ?? 'svg';
  return {
    root: process.cwd(),
    outDir,
    base,
    ...(site && { site }),
    cacheDir: cache,
    logLevel: 'error',
    vite: { logLevel: 'error' },
  };
}

/** Builds the site of what was read: pages, then the search index, then the swap. */
export async function buildSite(options: BuildOptions, state: SiteState): Promise<{ pages: number; rows: number }> {
  const staging = await stage(options.out);
  const interrupted = (): void => void staging.discard().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    setSiteState(state);
    options.onStep?.('Rendering pages');
    await astroBuild(astroConfig(options, state, staging.path));
    options.onStep?.('Indexing for search');
    const { base } = publication(state.computed, options.base);
    const counts = await indexSite(staging.path, base === '/' ? '' : base, state.computed);
    await staging.commit();
    return counts;
  } catch (error) {
    await staging.discard();
    throw error;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}
