/** The folders and the day that a command works with. Created once by the command line and passed down. */
export interface Project {
  /** The folder of Banyan itself. */
  packageRoot: string;
  /** The working directory of the command; paths in reports are relative to it. */
  projectRoot: string;
  /** The folder of the plans. */
  contentRoot: string;
  /** The cache folder. May be deleted at any time. */
  cacheDir: string;
  /** Today on this machine, `2026-02-28`. */
  day: string;
  /** The day given with `--as-of`; wins over the portfolio's `asOf`. */
  statedDay?: string | undefined;
  /** The path prefix of all pages of the site, `/` or `/plans`. */
  base: string;
}
