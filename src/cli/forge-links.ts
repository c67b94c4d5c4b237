import type { ForgeLinks } from '../report/changes/report.ts';

/** Full hashes of the commits of both sides; nothing for a folder or the work tree. */
export interface Commits {
  base?: string | undefined;
  head?: string | undefined;
}

const inAddress = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Addresses of one forge below that of the repository. */
interface Scheme {
  repository: string;
  commit: string;
  blob: string;
  review: string | undefined;
  run: string | undefined;
}

function schemeOf(environment: NodeJS.ProcessEnv): Scheme | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, CI_PROJECT_URL: project } = environment;
  if (server && name) {
    const repository = `${server}/${name}`;
    const number = /^refs\/pull\/(\d+)\//.exec(environment.GITHUB_REF ?? '')?.[1];
    const isGitea = environment.GITEA_ACTIONS === 'true';
    return {
      repository,
      commit: 'commit',
      blob: isGitea ? 'src/commit' : 'blob',
      review: number && `${repository}/${isGitea ? 'pulls' : 'pull'}/${number}`,
      run: environment.GITHUB_RUN_ID && `${repository}/actions/runs/${environment.GITHUB_RUN_ID}`,
    };
  }
  if (!project) return undefined;
  const iid = environment.CI_MERGE_REQUEST_IID;
  return {
    repository: project,
    commit: '-/commit',
    blob: '-/blob',
    review: iid && `${project}/-/merge_requests/${iid}`,
    run: environment.CI_PIPELINE_URL,
  };
}

/**
 * Addresses of what is compared, of its lines and of the run, as GitHub, GitLab and Gitea name them in the environment of a CI.
 * `folder` is the content root below the repository's root (`` for the root itself).
 */
export function forgeLinks(
  environment: NodeJS.ProcessEnv,
  commits: Commits,
  folder: string,
  preview: string | undefined,
): ForgeLinks | undefined {
  const scheme = schemeOf(environment);
  if (!scheme && preview === undefined) return undefined;
  const commit = (hash: string | undefined) => scheme && hash && `${scheme.repository}/${scheme.commit}/${hash}`;
  const [base, head] = [commit(commits.base), scheme?.review ?? commit(commits.head)];
  const run = scheme?.run;
  return {
    ...(base !== undefined && base !== '' && { base }),
    ...(head !== undefined && head !== '' && { head }),
    ...(run !== undefined && run !== '' && { run }),
    ...(preview !== undefined && { preview }),
    line: ({ file, line }, side) => {
      const hash = commits[side];
      const path = folder === '' ? file : `${folder}/${file}`;
      return scheme && hash && `${scheme.repository}/${scheme.blob}/${hash}/${inAddress(path)}#L${line}`;
    },
  };
}
