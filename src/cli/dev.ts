import { pretty } from '../report/pretty.ts';
import type { SiteOptions } from '../site/options.ts';
import type { Command } from './command.ts';
import { sharesOfSite } from './make-shares.ts';
import { COMMON, portOf, text } from './options.ts';
import { projectOf } from './project.ts';
import { terminalColours } from './terminal.ts';

/** `dev`: serves the site while it is edited; findings appear here and in the page. */
export const devCommand: Command = {
  name: 'dev',
  summary: 'serves the site while you edit',
  options: {
    ...COMMON,
    port: { type: 'string', value: 'N', doc: 'the port (default: 4321, or the next free one)' },
    host: { type: 'string', value: 'NAME', doc: 'the address to listen on (default: localhost)' },
  },
  async run(args) {
    const port = portOf(args);
    const { basePath } = await import('../build/build.ts');
    const { listen, untilStopped } = await import('../build/listen.ts');
    const { LiveSite } = await import('../build/live-site.ts');
    const { Program } = await import('../build/program/program.ts');
    const { watchFolder } = await import('../build/watch.ts');
    const { closeDiagrams } = await import('../site/markdown/document.ts');
    const { setSiteOptions } = await import('../site/options.ts');
    const { readSiteState } = await import('../site/state.ts');
    const project = projectOf(args);
    const site: SiteOptions = { project, dev: true, diagrams: 'svg' };
    let last = '';
    const read = async (): ReturnType<typeof readSiteState> => {
      const state = await readSiteState(site);
      const { reading, computed } = state;
      const report = pretty({
        findings: computed.findings.filter((finding) => finding.severity !== 'note'),
        root: project.contentRoot,
        cwd: project.projectRoot,
        lineOf: reading.lineOf,
        files: reading.files.size,
        plans: computed.plans.length,
        colours: terminalColours(process.stdout),
      });
      if (report !== last) process.stdout.write(`\n${report}`);
      last = report;
      return state;
    };
    // Watch before the first reading, so that no edit is missed.
    let live: InstanceType<typeof LiveSite> | undefined;
    let reading = read();
    const unwatch = watchFolder(project.contentRoot, () => {
      // Readings run in sequence; an earlier one must not overwrite a later one.
      reading = reading.catch(() => undefined).then(read);
      live?.show(reading);
    });
    const base = basePath((await reading).computed, undefined);
    site.project = { ...project, base };
    setSiteOptions(site);
    live = new LiveSite(await Program.load(project.cacheDir, base), base, (state) => sharesOfSite(state, site));
    live.show(reading);
    const { url, server } = await listen({ host: text(args, 'host') ?? 'localhost', port, base }, (path, request, response) => {
      void live?.answer(path, request, response);
    });
    process.stdout.write(`\nServing ${url} (stop with Ctrl C)\n`);
    await untilStopped(server);
    unwatch();
    await closeDiagrams();
    return 0;
  },
};
