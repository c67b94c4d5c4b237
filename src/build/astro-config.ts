import type { AstroInlineConfig } from 'astro';
import { nativeModules } from './native-modules.ts';

/** Astro's settings, besides those of `astro.config.mjs`. The folders are absolute paths; `base` is `/` or `/plans`. */
export function astroConfig(folders: { base: string; outDir: string; cacheDir: string }): AstroInlineConfig {
  const logLevel = process.env.BANYAN_DEBUG ? 'error' : 'silent';
  return {
    root: process.cwd(),
    ...folders,
    logLevel,
    vite: { logLevel, plugins: [nativeModules()], build: { reportCompressedSize: false } },
  };
}
