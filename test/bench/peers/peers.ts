import { fenced, markdownPath, type Peer, titled } from './peer.ts';

const PAGEFIND = '1.6.0';

/** Eleventy: Markdown without MDX, no schema; Prism, and Pagefind over the output. */
const eleventy: Peer = {
  name: 'Eleventy',
  type: 'module',
  packages: { '@11ty/eleventy': '3.1.7', '@11ty/eleventy-plugin-syntaxhighlight': '5.0.2', pagefind: PAGEFIND },
  files: {
    'eleventy.config.js': `import highlight from '@11ty/eleventy-plugin-syntaxhighlight';
export default (config) => {
  config.addPlugin(highlight);
  config.setLiquidOptions({ strictFilters: false });
  return { dir: { input: 'content', includes: '../includes', output: 'out' }, markdownTemplateEngine: false };
};
`,
    'includes/page.njk': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main data-pagefind-body><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>`,
    'content/content.json': '{ "layout": "page.njk" }',
    'content/index.md': '---\ntitle: Plans\n---\n',
  },
  content: 'content',
  file: (made) => ({
    path: markdownPath(made, '.md'),
    text: `---\n${titled(made)}---\n\n${made.body.replace(/<Callout kind="warning" title="([^"]*)">\n\n([\s\S]*?)\n\n<\/Callout>/g, '> **$1** $2').replace(/<\/?(?:Tasks|Exit)>/g, '')}`,
  }),
  build: [
    ['eleventy', '--quiet'],
    ['pagefind', '--site', 'out', '--silent'],
  ],
  caches: ['out', '.cache'],
};

/** Starlight: the same Astro as Banyan's, MDX, a schema over the frontmatter, and Pagefind. A sidebar of its top level only. */
const starlight: Peer = {
  name: 'Starlight',
  type: 'module',
  packages: { astro: '7.3.5', '@astrojs/starlight': '0.42.4', sharp: '0.35.5' },
  files: {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ integrations: [starlight({ title: 'Plans', sidebar: [{ label: 'Start', link: '/' }] })], devToolbar: { enabled: false } });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
const rows = z.array(z.record(z.string(), z.any())).optional();
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: z.object({ status: z.string().optional(), owner: z.string().optional(), mappings: rows, risks: rows, stack: rows, metrics: rows, steps: rows }) }) }) };
`,
    'src/content/docs/index.mdx': '---\ntitle: Plans\n---\n',
  },
  content: 'src/content/docs',
  // Its own schema has other ideas of these two fields.
  file: (made) => ({
    path: markdownPath(made, '.mdx'),
    text: `---\n${titled(made).replace(/^(?:summary|document): .*\n/gm, '')}---\n\n${fenced(made.body).replaceAll(':::warning', ':::caution')}`,
  }),
  build: [['astro', 'build', '--silent']],
  caches: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
  env: { ASTRO_TELEMETRY_DISABLED: '1' },
};

/** VitePress: Vue pages of Markdown, with its local search. */
const vitepress: Peer = {
  name: 'VitePress 2',
  type: 'module',
  packages: { vitepress: '2.0.0-alpha.15' },
  files: {
    'docs/.vitepress/config.mjs': `export default { title: 'Plans', themeConfig: { search: { provider: 'local' } }, ignoreDeadLinks: true };\n`,
    'docs/index.md': '---\ntitle: Plans\n---\n',
  },
  content: 'docs',
  file: (made) => ({
    path: markdownPath(made, '.md'),
    text: `---\n${titled(made)}---\n\n${fenced(made.body)
      .replace(/:::warning\[([^\]]*)\]/g, '::: warning $1')
      .replaceAll('{{', '{ {')}`,
  }),
  build: [['vitepress', 'build', 'docs']],
  caches: ['docs/.vitepress/dist', 'docs/.vitepress/cache'],
};

/** Docusaurus with its faster bundler: MDX, and Pagefind over the output. */
const docusaurus: Peer = {
  name: 'Docusaurus',

  packages: {
    '@docusaurus/core': '3.10.2',
    '@docusaurus/faster': '3.10.2',
    '@docusaurus/plugin-content-docs': '3.10.2',
    '@docusaurus/theme-classic': '3.10.2',
    pagefind: PAGEFIND,
    react: '19.2.0',
    'react-dom': '19.2.0',
  },
  files: {
    'docusaurus.config.js': `export default { title: 'Plans', url: 'https://example.com', baseUrl: '/', onBrokenLinks: 'ignore', future: { v4: true, faster: true }, plugins: [['@docusaurus/plugin-content-docs', { routeBasePath: '/', sidebarPath: './sidebars.js' }]], themes: ['@docusaurus/theme-classic'] };\n`,
    'sidebars.js': `export default { plans: ['index'] };\n`,
    'docs/index.mdx': '---\ntitle: Plans\n---\n',
  },
  content: 'docs',
  file: (made) => ({ path: markdownPath(made, '.mdx'), text: `---\n${titled(made)}---\n\n${fenced(made.body)}` }),
  build: [
    ['docusaurus', 'build'],
    ['pagefind', '--site', 'build', '--silent'],
  ],
  caches: ['build', '.docusaurus', 'node_modules/.cache'],
};

export const PEERS: readonly Peer[] = [eleventy, starlight, vitepress, docusaurus];
