import type { WriteStream } from 'node:tty';

/** Whether to colour: on a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR overrules. */
export const terminalColours = (stream: Partial<WriteStream>): boolean =>
  process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : stream.isTTY === true && !process.env.NO_COLOR;

/** Says what is being done: one line that is overwritten on a terminal, plain lines elsewhere. Goes to stderr. */
export function progress(): { step(message: string): void; done(message: string): void } {
  const { stderr } = process;
  const live = stderr.isTTY === true;
  return {
    step: (message) => void stderr.write(live ? `\r\u001b[K${message} …` : `${message}\n`),
    done: (message) => void stderr.write(live ? `\r\u001b[K${message}\n` : `${message}\n`),
  };
}
