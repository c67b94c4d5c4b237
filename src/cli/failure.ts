/** Something that the user has to put right before the command can do its work. It ends the program with exit code 2. */
export class UsageError extends Error {
  /** What to change, as an imperative. */
  readonly fix: string | undefined;

  constructor(message: string, fix?: string) {
    super(message);
    this.fix = fix;
  }
}

/** 0 fine · 1 findings at or above the failing severity · 2 usage or environment. */
export type ExitCode = 0 | 1 | 2;

/** What a file system refuses, in words, and what can be done about it. `errno` is its number on Linux. */
const REFUSALS: readonly { code: string; errno: number; what: string; fix: string }[] = [
  { code: 'ENOSPC', errno: 28, what: 'the disk is full', fix: 'Free some space, or choose a folder on another disk' },
  {
    code: 'EDQUOT',
    errno: 122,
    what: 'your share of the disk is used up',
    fix: 'Free some space, or choose a folder on another disk',
  },
  { code: 'EFBIG', errno: 27, what: 'a file would be larger than the system allows', fix: 'Raise the limit: ulimit -f' },
  { code: 'EROFS', errno: 30, what: 'it can only be read: its file system takes no changes', fix: 'Choose another folder' },
  {
    code: 'EACCES',
    errno: 13,
    what: 'permission is denied',
    fix: 'Give write permission, or choose another folder',
  },
  {
    code: 'EPERM',
    errno: 1,
    what: 'permission is denied',
    fix: 'Give write permission, or choose another folder',
  },
  { code: 'ENOTDIR', errno: 20, what: 'a file lies where a folder is needed', fix: 'Remove it, or choose another folder' },
  { code: 'EEXIST', errno: 17, what: 'a file lies where a folder is needed', fix: 'Remove it, or choose another folder' },
  { code: 'EBUSY', errno: 16, what: 'a disk is mounted there, or it is in use', fix: 'Choose a folder below it' },
  { code: 'EMFILE', errno: 24, what: 'too many files are open', fix: 'Raise the limit: ulimit -n' },
  { code: 'EIO', errno: 5, what: 'the disk cannot read or write', fix: 'See what the system says about it' },
];

/**
 * What a file system refused, as an error for the user to put right; `undefined` where it was something else. Tools that we
 * call tell it in a cause or in their own message: `ENOSPC: no space left` from Node.js, `(os error 28)` from Rust.
 */
export function refusalOf(error: unknown, consequence?: string): UsageError | undefined {
  let path: string | undefined;
  for (let each = error; each instanceof Error; each = each.cause) {
    const { message, code, path: own } = each as NodeJS.ErrnoException;
    path ??= own;
    const told = REFUSALS.find(
      (refusal) =>
        refusal.code === code || message.includes(`${refusal.code}: `) || message.includes(`(os error ${refusal.errno})`),
    );
    if (told) return new UsageError([path, told.what, consequence].filter((part) => part !== undefined).join(': '), told.fix);
  }
  return undefined;
}
