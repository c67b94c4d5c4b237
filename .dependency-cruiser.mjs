// The walls of the house (see CONTRIBUTING.md): who may import whom. A broken wall fails the tests.
const core = ['model', 'analysis', 'schedule', 'registers', 'rules', 'changes', 'endpoints'];
const only = (from, ...allowed) => ({
  name: `${from}-knows-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...allowed].map((folder) => `^src/${folder}(/|\\.)`) },
});

export default {
  forbidden: [
    only('model'),
    only('schedule', 'model', 'analysis'),
    only('analysis', 'model', 'endpoints'),
    only('endpoints', 'model'),
    only('rules', 'model', 'analysis', 'schedule', 'endpoints'),
    only('registers', 'model', 'analysis', 'schedule', 'endpoints'),
    only('changes', 'model', 'analysis', 'schedule', 'registers', 'rules', 'pipeline', 'endpoints'),
    only('forge'),
    only('reader', 'model'),
    only('import', 'model', 'reader'),
    {
      name: 'import-is-pure',
      severity: 'error',
      comment: 'Documents come as bytes and leave as texts; reading and writing files is the command.',
      from: { path: '^src/import/' },
      to: {
        path: '^(node:)?(fs|os|process|child_process|http|https|net|worker_threads|url)(/|$)|^node_modules/(astro|@astrojs|vite|yaml|satteri)/',
      },
    },
    only('pipeline', 'model', 'analysis', 'schedule', 'rules', 'reader', 'endpoints', 'diagrams', 'runtime'),
    only('diagrams', 'model', 'analysis', 'runtime'),
    {
      name: 'the-core-is-pure',
      severity: 'error',
      comment: 'No file system, clock, environment or framework in the core; node:crypto hashes are pure.',
      from: { path: `^src/(${core.join('|')})/`, pathNot: '^src/endpoints/openapi/' },
      to: {
        path: '^(node:)?(fs|path|os|process|child_process|http|https|net|worker_threads|url)(/|$)|^node_modules/(astro|@astrojs|vite|pagefind|satteri|yaml|mermaid|jsdom)/',
      },
    },
    {
      name: 'only-reader-parses-frontmatter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(reader|endpoints/openapi)/|^src/cli/what-if' },
      to: { path: '^node_modules/yaml/' },
    },
    {
      name: 'commands-are-nobodys-library',
      severity: 'error',
      from: { path: '^src/(?!cli/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-share-seals',
      severity: 'error',
      comment: 'Secrets and keys are handled by the sharing, the commands for it and the build, and by nothing else.',
      from: { path: '^src/', pathNot: '^src/(share/|build/|cli/share)' },
      to: { path: '^src/share/seal/' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.astro'],
    },
  },
};
