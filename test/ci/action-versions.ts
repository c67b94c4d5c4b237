/**
 * The major versions of foreign actions that workflows, the guide and `init` use, in one place. All of them run on Node 24: those on
 * Node 20 stopped with the runners of September 2026.
 */
export const ACTION_VERSIONS: Readonly<Record<string, string>> = {
  'actions/checkout': 'v6',
  'actions/setup-node': 'v6',
  'actions/cache': 'v6',
  'actions/upload-artifact': 'v7',
  'actions/configure-pages': 'v6',
  'actions/upload-pages-artifact': 'v5',
  'actions/deploy-pages': 'v5',
  'github/codeql-action/upload-sarif': 'v4',
};
