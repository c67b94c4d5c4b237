/** Thrown if something would make a share unsafe; nothing is written. Messages contain no secrets. */
export class UnsafeShare extends Error {
  /** What to do instead. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
