/** Where a command works, on which day: made once by the command line, and handed down to all that reads or writes. */
export interface Project {
  /** The folder of Banyan itself. */
  packageRoot: string;
  /** The folder that the command runs in; paths in reports begin there. */
  projectRoot: string;
  /** The folder of the plans. */
  contentRoot: string;
  /** What is kept between runs. May be deleted at any time. */
  cacheDir: string;
  /** The day of this machine, `2026-02-28`. */
  day: string;
  /** The day that counts as today where the command line states one; it wins over that of the portfolio. */
  statedDay?: string | undefined;
  /** The path in front of all pages of the site, `/` or `/plans`. */
  base: string;
}
