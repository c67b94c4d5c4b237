import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the program on a signal, once what it was doing is cleaned up. That is done at once, without a turn of the event
 * loop, so that nothing goes on in the meantime. Answers how to end that again.
 */
export function stopsWith(clean: () => void): () => void {
  const stopped = (signal: NodeJS.Signals): void => {
    try {
      clean();
    } finally {
      process.exit(128 + constants.signals[signal]);
    }
  };
  for (const signal of SIGNALS) process.once(signal, stopped);
  return () => {
    for (const signal of SIGNALS) process.off(signal, stopped);
  };
}
