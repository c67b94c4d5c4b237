import type { WriteStream } from 'node:tty';

/** Returns whether to use colours: on a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR wins. */
export const terminalColours = (stream: Partial<WriteStream>): boolean =>
  process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : stream.isTTY === true && !process.env.NO_COLOR;

/** Reports progress on stderr: one line that is overwritten on a terminal, separate lines elsewhere. */
export function progress(): { step(message: string): void; done(message: string): void } {
  const { stderr } = process;
  const live = stderr.isTTY === true;
  return {
    step: (message) => void stderr.write(live ? `\r\u001b[K${message} …` : `${message}\n`),
    done: (message) => void stderr.write(live ? `\r\u001b[K${message}\n` : `${message}\n`),
  };
}
