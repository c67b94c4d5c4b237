// The walls of the house (see CONTRIBUTING.md): who may import whom. A broken wall fails the tests.
const core = ['model', 'facts', 'schedule', 'rules', 'changes', 'endpoints'];
const only = (from, ...allowed) => ({
  name: `${from}-knows-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...allowed].map((folder) => `^src/${folder}(/|\\.)`) },
});

export default {
  forbidden: [
    only('model'),
    only('schedule', 'model', 'facts'),
    only('facts', 'model', 'endpoints'),
    only('endpoints', 'model'),
    only('rules', 'model', 'facts', 'schedule', 'endpoints'),
    only('changes', 'model', 'facts', 'schedule', 'rules', 'computing'),
    only('reading', 'model'),
    only('computing', 'model', 'facts', 'schedule', 'rules', 'reading', 'endpoints', 'diagrams'),
    only('diagrams', 'model', 'facts'),
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
      name: 'only-reading-parses-frontmatter',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(reading|endpoints/openapi)/|^src/cli/whatIf' },
      to: { path: '^node_modules/yaml/' },
    },
    {
      name: 'commands-are-nobodys-library',
      severity: 'error',
      from: { path: '^src/(?!cli/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-sharing-seals',
      severity: 'error',
      comment: 'Secrets and keys are handled by the sharing, the commands for it and the build, and by nothing else.',
      from: { path: '^src/', pathNot: '^src/(sharing/|building/|cli/share)' },
      to: { path: '^src/sharing/seal/' },
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
