import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

// Whatever differs from build to build (content root, output, base path, date) is set by the commands in src/cli.
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 8, inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx({ syntaxHighlight: false })],
  experimental: { contentIntellisense: true },
  markdown: { syntaxHighlight: 'prism' },
  // Scripts stay files, so that a content security policy needs the hash of one inline script only.
  vite: { build: { assetsInlineLimit: 0 } },
});
