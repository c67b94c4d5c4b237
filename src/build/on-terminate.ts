import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `cleanup` and exits on SIGINT, SIGTERM or SIGHUP. The cleanup is synchronous, so that nothing else runs in between.
 * Returns a function that removes the handlers.
 */
export function onTerminate(cleanup: () => void): () => void {
  const terminate = (signal: NodeJS.Signals): void => {
    try {
      cleanup();
    } finally {
      process.exit(128 + constants.signals[signal]);
    }
  };
  for (const signal of SIGNALS) process.once(signal, terminate);
  return () => {
    for (const signal of SIGNALS) process.off(signal, terminate);
  };
}
