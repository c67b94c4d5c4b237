/** Something that the user has to put right before the command can do its work. It ends the program with exit code 2. */
export class UsageError extends Error {
  /** What to write instead. */
  readonly fix: string | undefined;

  constructor(message: string, fix?: string) {
    super(message);
    this.fix = fix;
  }
}

/** 0 fine · 1 findings at or above the failing severity · 2 usage or environment. */
export type ExitCode = 0 | 1 | 2;
