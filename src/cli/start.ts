import { BUILD_OPTIONS, runBuild } from './build.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { load } from './load.ts';
import { text } from './options.ts';

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
    const port = Number(text(args, 'port') ?? '4321');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`--port ${text(args, 'port')} is no port`, 'write --port 4321');
    const { basePath } = await import('../build/build.ts');
    const { serve } = await import('../build/serve.ts');
    const { exit, out } = await runBuild(args);
    if (exit !== 0) return exit;
    const { computed } = await load(args);
    const base = basePath(computed, text(args, 'base'));
    const { url, server } = await serve(out, { host: text(args, 'host') ?? 'localhost', port, base });
    process.stdout.write(`Serving ${url} (stop with Ctrl C)\n`);
    const stop = (): void => {
      server.closeAllConnections();
      server.close();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    await new Promise<void>((resolve) => server.once('close', () => resolve()));
    return 0;
  },
};
