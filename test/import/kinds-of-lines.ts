import { importText } from './imported.ts';
import { kindAt } from './judgement.ts';

/** Returns the lines of a plan that became something, each with what it became; lines of prose are left out. */
export function kindsOf(text: string): string[] {
  const [ledger] = importText(text).ledgers;
  return text.split('\n').flatMap((line, index) => {
    const kind = ledger && kindAt(ledger, index + 1);
    return kind === undefined ? [] : [`${kind}: ${line.trim()}`];
  });
}

/** Returns what the lines of the body of one phase become. */
export const inPhase = (body: string): string[] =>
  kindsOf(`# Plan\n\n## Phase 1: A\n\n${body}\n\n## Phase 2: B\n\n- last\n`).filter(
    (line) => !/^phase: ## Phase|^task: - last/.test(line),
  );
