/** A comment on a pull request, as far as it matters which one is ours. */
export interface ForgeComment {
  /** What the forge calls it by: a number, or a thread and a number. */
  id: string;
  body: string;
  author: string;
}

/** Why a forge could not be asked, and what to do about it. */
export class ForgeError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** The token may read and not write, as in a pull request from a fork. */
export class ReadOnlyError extends Error {}

/** Comments of one pull request on one forge. */
export interface Forge {
  /** The most characters that a comment holds. */
  longest: number;
  /** Whether HTML is rendered; without it a comment has no folded parts and another kind of marker. */
  html: boolean;
  /** Who the token is; undefined where the forge does not say. */
  self(): Promise<string | undefined>;
  comments(): Promise<ForgeComment[]>;
  create(body: string): Promise<void>;
  update(comment: ForgeComment, body: string): Promise<void>;
  remove(comment: ForgeComment): Promise<void>;
}

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The first of several variables that is set. Throws ForgeError where none is. */
export function variable(env: Environment, ...names: readonly string[]): string {
  const found = names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  if (found === undefined) throw new ForgeError(`${names.join(' or ')} is not set`, 'Set it in the environment of the job');
  return found;
}

/** A variable that has to look like something: a number, `owner/name`. Throws ForgeError where it does not. */
export function checked(env: Environment, pattern: RegExp, what: string, ...names: readonly string[]): string {
  const value = variable(env, ...names);
  if (!pattern.test(value)) throw new ForgeError(`${names[0]} is no ${what}: ${value}`, `Set it to ${what}`);
  return value;
}
