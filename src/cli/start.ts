import { BUILD_OPTIONS, runBuild } from './build.ts';
import type { Command } from './command.ts';
import { portOf, text } from './options.ts';

/** `start`: builds the site and serves it until it is stopped. */
export const startCommand: Command = {
  name: 'start',
  summary: 'builds the site and serves it',
  options: {
    ...BUILD_OPTIONS,
    port: { type: 'string', value: 'N', doc: 'the port (default: 4321, or the next free one)' },
    host: { type: 'string', value: 'NAME', doc: 'the address to listen on (default: localhost)' },
  },
  async run(args) {
    const port = portOf(args);
    const { untilStopped } = await import('../build/listen.ts');
    const { serve } = await import('../build/serve.ts');
    const { exit, built, out, base } = await runBuild(args);
    if (!built) return exit;
    const { url, server } = await serve(out, { host: text(args, 'host') ?? 'localhost', port, base });
    process.stdout.write(`Serving ${url} (stop with Ctrl C)\n`);
    await untilStopped(server);
    return exit;
  },
};
