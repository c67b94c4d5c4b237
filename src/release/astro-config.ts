import type { AstroInlineConfig } from 'astro';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import { nativeModules } from './native-modules.ts';

/** Returns Astro's settings besides those of `astro.config.mjs`. The folders are absolute paths. */
export function astroConfig(settings: { base: string; outDir: string; cacheDir: string }): AstroInlineConfig {
  const logLevel = process.env.BANYAN_DEBUG ? 'error' : 'silent';
  return {
    root: PACKAGE_ROOT,
    ...settings,
    logLevel,
    vite: { logLevel, plugins: [nativeModules()], build: { reportCompressedSize: false } },
  };
}
