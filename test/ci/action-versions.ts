/**
 * The major versions of foreign actions that the guide and `init` use, in one place. All of them run on Node 24: those on Node 20 stopped
 * with the runners of September 2026.
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

/** The commits of these versions, which our own workflows and our action run: a tag can be moved. */
export const ACTION_COMMITS: Readonly<Record<string, readonly [commit: string, version: string]>> = {
  'actions/checkout': ['d23441a48e516b6c34aea4fa41551a30e30af803', 'v6.1.0'],
  'actions/setup-node': ['249970729cb0ef3589644e2896645e5dc5ba9c38', 'v6.5.0'],
  'actions/upload-artifact': ['bbbca2ddaa5d8feaa63e36b76fdaad77386f024f', 'v7.0.0'],
  'github/codeql-action/upload-sarif': ['8aad20d150bbac5944a9f9d289da16a4b0d87c1e', 'v4.36.2'],
};

/** Actions that our own files run by their tag, until the commit of the tag has been looked up. */
export const BY_TAG: ReadonlySet<string> = new Set(['actions/cache']);
