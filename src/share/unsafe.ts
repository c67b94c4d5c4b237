/** Something that would make a share unsafe: it is refused, and nothing is written. Messages hold no secrets. */
export class UnsafeShare extends Error {
  /** What to do instead. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
